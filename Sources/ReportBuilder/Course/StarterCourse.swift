/// The course that `descent new` writes: one lesson with everything a lesson can hold.
public enum StarterCourse {
    /// Its files by name.
    static let files: [(name: String, text: String)] = [("course.yaml", course), ("first-lesson.md", lesson)]

    /// Writes the course into a folder that does not exist or is empty.
    ///
    /// - Throws: where something is there already, and where it cannot be written.
    public static func write(to folder: String) throws(FileError) {
        let isThere = FileSystem.kind(of: folder) != nil
        if isThere {
            guard FileSystem.isFolder(folder), try FileSystem.names(in: folder).isEmpty else {
                throw FileError(path: folder, reason: "something is there already; choose another name")
            }
        }
        try FileSystem.makeFolder(folder)
        do throws(FileError) {
            for file in files {
                try FileSystem.writeAtomically(Array(file.text.utf8), to: "\(folder)/\(file.name)")
            }
        } catch {
            // Half a course would be in the way of the next attempt.
            for file in files { try? FileSystem.removeFile("\(folder)/\(file.name)") }
            if !isThere { FileSystem.removeEmptyFolder(folder) }
            throw error
        }
    }

    private static let course = """
        title: My first course
        description: How a single neuron learns.
        language: en
        lessons:
          - first-lesson.md

        """

    private static let lesson = """
        ---
        title: A neuron learns
        summary: Ten steps downhill.
        kind: exercise
        ---

        A neuron multiplies each of its inputs by a weight and adds the products. This one starts with the
        weights 0, 2 and 1 and should answer 0 for the input 1, 2, 3.

        ```experiment
        id: neuron
        network: {inputs: 3, layers: [{nodes: 1, activation: identity, weights: [[0, 2, 1]]}]}
        data: {inputs: [[1, 2, 3]], targets: [0]}
        training: {optimizer: {name: gradient-descent, learning-rate: 0.01}, updates: 10}
        ```

        Its first answer is {{ neuron.initial.predictions[0][0] }}, so its squared error is
        {{ neuron.loss[0] }}. Gradient descent moves every weight against its slope,

        $$w \\leftarrow w - \\eta \\frac{\\partial L}{\\partial w},$$

        and after {{ neuron.updates }} updates the error has fallen to {{ neuron.loss[10] | 3 }}, as
        [the figure](#falling-loss) shows.

        ```figure
        id: falling-loss
        of: neuron
        kind: loss-history
        caption: The loss before the first and after each of the {{ neuron.updates }} updates.
        ```

        The numbers of this page cannot go wrong unnoticed: a `check` compares them whenever it is built.

        ```check
        neuron.initial.predictions: [[7]]
        neuron.loss[1]: {value: 25.4, tolerance: 0.01}
        ```

        ```answer What are the slopes at the start?
        Twice the input times the error: {{ neuron.initial.gradients.weights[0][0] }}.
        ```

        """
}
