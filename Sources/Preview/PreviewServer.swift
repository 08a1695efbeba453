import NIOCore
import NIOHTTP1
import NIOPosix
import ReportBuilder

/// That there is no port to be had, in words.
package struct PortError: Error, Sendable, CustomStringConvertible {
    package let description: String
}

/// Answers the requests of browsers on this machine.
struct PreviewServer: Sendable {
    /// How many ports are tried.
    private static let triedPorts = 100

    let port: Int
    private let channel: NIOAsyncChannel<PreviewAnswers.Connection, Never>

    /// Takes the first port that is free.
    ///
    /// - Parameter first: 0 leaves the choice to the system.
    static func bound(from first: Int, in group: MultiThreadedEventLoopGroup) async throws -> PreviewServer {
        for port in first...min(first + triedPorts - 1, 65535) {
            do {
                let channel = try await channel(at: port, in: group)
                return PreviewServer(port: channel.channel.localAddress?.port ?? port, channel: channel)
            } catch let error as IOError where error.errnoCode == EADDRINUSE && port > 0 {
                continue
            } catch let error as IOError {
                throw PortError(
                    description: "port \(port) cannot be taken: \(FileSystem.reason(error.errnoCode)); "
                        + "name another one with --port")
            }
        }
        throw PortError(
            description: "the ports from \(first) to \(min(first + triedPorts - 1, 65535)) are all taken; "
                + "name another one with --port")
    }

    private static func channel(
        at port: Int, in group: MultiThreadedEventLoopGroup
    ) async throws -> NIOAsyncChannel<PreviewAnswers.Connection, Never> {
        try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .bind(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
                    return try PreviewAnswers.Connection(wrappingChannelSynchronously: channel)
                }
            }
    }

    /// Serves until the task is cancelled.
    func serve(_ desk: PreviewDesk) async throws {
        let answers = PreviewAnswers(desk: desk, rule: RequestRule(port: port))
        try await channel.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { tasks in
                for try await connection in connections {
                    // What goes wrong with a connection ends that alone.
                    tasks.addTask { try? await answers.serve(connection) }
                }
            }
        }
    }
}
