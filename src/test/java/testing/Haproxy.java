package testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/** The load balancer before two instances: the real one, with the configuration of {@code deploy/haproxy}. */
public final class Haproxy implements AutoCloseable {
    private static final Path CONFIGURATION = Path.of("deploy", "haproxy", "haproxy.cfg").toAbsolutePath();
    private static final List<String> SERVERS = List.of("a", "b");
    /** As long as its checks may take to see what an instance says of itself. */
    private static final Duration NOTICES = Duration.ofSeconds(20);

    private final Process process;
    private final int port;
    private final Path socket;

    private Haproxy(Process process, int port, Path socket) {
        this.process = process;
        this.port = port;
        this.socket = socket;
    }

    /**
     * Starts it, and returns when it serves.
     *
     * @param ports of the two instances
     * @param folder for its log
     */
    public static Haproxy before(List<Integer> ports, Path folder) throws IOException {
        int port = RunningJar.freePort();
        // The system allows a socket's path about a hundred characters.
        Path socket = Files.createTempDirectory("haproxy").resolve("admin");
        ProcessBuilder command = DebianProgram.find("haproxy", "haproxy").command("-db", "-f",
                CONFIGURATION.toString());
        command.environment().put("MADANG_BIND", "127.0.0.1:" + port);
        command.environment().put("MADANG_A", "127.0.0.1:" + ports.get(0));
        command.environment().put("MADANG_B", "127.0.0.1:" + ports.get(1));
        command.environment().put("MADANG_HAPROXY_SOCKET", socket.toString());
        Path log = Files.createTempFile(folder, "haproxy", ".log");
        Haproxy haproxy = new Haproxy(
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start(), port, socket);
        await().atMost(NOTICES).until(() -> !haproxy.process.isAlive() || haproxy.takesConnections());
        if (!haproxy.process.isAlive()) {
            throw new IllegalStateException("HAProxy does not start:\n" + Files.readString(log));
        }
        return haproxy;
    }

    private boolean takesConnections() {
        try (Socket ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return ignored.isConnected() && Files.exists(socket);
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    /** Waits until it sends requests to so many instances. */
    public void awaitServing(int instances) {
        await().atMost(NOTICES).pollInterval(Duration.ofMillis(50)).until(
                () -> SERVERS.stream().filter(server -> isUp(server)).count() == instances);
    }

    /** Also while it is about to change its mind, which it says by "UP 1/2". */
    private boolean isUp(String server) {
        String status = column(server, 17);
        return status.startsWith("UP") || status.equals("no check");
    }

    private String column(String server, int number) {
        return tell("show stat").lines().filter(line -> line.startsWith("madang," + server + ",")).findFirst()
                .orElseThrow().split(",", -1)[number];
    }

    /** Sends an instance nothing more, and returns when it has answered what it had. */
    public void drain(int instance) {
        tell("set server madang/" + SERVERS.get(instance) + " state drain");
        await().atMost(NOTICES).pollInterval(Duration.ofMillis(50)).until(() -> sessions(instance) == 0);
    }

    private long sessions(int instance) {
        return Long.parseLong(column(SERVERS.get(instance), 4));
    }

    /** Sends it requests again, as soon as it is ready. */
    public void takeBack(int instance) {
        tell("set server madang/" + SERVERS.get(instance) + " state ready");
    }

    /** A command of its operators; what it says to it. */
    public String tell(String command) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
            StringBuilder said = new StringBuilder();
            ByteBuffer part = ByteBuffer.allocate(64 << 10);
            while (channel.read(part) >= 0) {
                said.append(StandardCharsets.UTF_8.decode(part.flip()));
                part.clear();
            }
            return said.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly()).join();
        try {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(socket.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
