extension Array where Element == Double {
    /// The number that would stand at a position if the array were sorted; the order of the array changes.
    ///
    /// Hoare's selection with the median of three as the pivot. The array must hold the position and no NaN.
    ///
    /// - Complexity: O(n) on average.
    mutating func selectSmallest(_ place: Int) -> Double {
        var (low, high) = (0, count - 1)
        while low < high {
            let (a, b, c) = (self[low], self[(low + high) / 2], self[high])
            let pivot = Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
            var (left, right) = (low, high)
            while left <= right {
                while self[left] < pivot { left += 1 }
                while self[right] > pivot { right -= 1 }
                if left <= right {
                    swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if place <= right {
                high = right
            } else if place >= left {
                low = left
            } else {
                break
            }
        }
        return self[place]
    }
}
