/// tanh x = e/(e + 2) with e = e²ˣ − 1, within 0.6 units in the last place, also near 0.
package func tanh(_ x: Double) -> Double {
    let size = x.magnitude
    if x.isNaN || size < 0x1p-28 { return x }
    if size > 19.1 { return x < 0 ? -1 : 1 }
    let e = exponentialLessOne(2 * size)
    let value = (e / (e + 2)).value
    return x < 0 ? -value : value
}
