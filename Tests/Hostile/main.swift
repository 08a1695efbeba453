import Descent

#if canImport(Glibc)
    import Glibc
#endif

// One call with all that is bad for it, by its number; without one how many there are, and with "names" what they are.
let words = CommandLine.arguments.dropFirst()
if let number = words.first.flatMap({ Int($0) }), calls.indices.contains(number) {
    await calls[number].run()
} else if words.first == "names" {
    for call in calls { print(call.name) }
} else {
    print(calls.count)
}
