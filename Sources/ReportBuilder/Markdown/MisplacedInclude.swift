/// What is said of an include that is not replaced by a file.
enum MisplacedInclude {
    static let message = "an include stands at the margin"
    static let remedy = "begin the line with it, outside of lists and quotes"
}
