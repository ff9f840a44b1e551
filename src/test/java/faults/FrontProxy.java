package faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The load balancer before two instances: each connection goes to the next that takes it. */
final class FrontProxy implements AutoCloseable {
    private static final int CONNECT_MILLIS = 500;

    private final ServerSocket socket;
    private final List<Integer> ports;
    private final AtomicInteger next = new AtomicInteger();

    private FrontProxy(ServerSocket socket, List<Integer> ports) {
        this.socket = socket;
        this.ports = ports;
    }

    static FrontProxy before(List<Integer> ports) throws IOException {
        FrontProxy proxy = new FrontProxy(new ServerSocket(0, 500, InetAddress.getLoopbackAddress()), ports);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        Socket server = connect();
        if (server == null) {
            Pipe.close(client);
            return;
        }
        Thread.ofVirtual().start(() -> Pipe.copy(server, client));
        Pipe.copy(client, server);
    }

    private Socket connect() {
        int first = next.getAndIncrement();
        for (int i = 0; i < ports.size(); i++) {
            Socket server = new Socket();
            try {
                server.setTcpNoDelay(true);
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(),
                        ports.get(Math.floorMod(first + i, ports.size()))), CONNECT_MILLIS);
                return server;
            } catch (IOException down) {
                Pipe.close(server);
            }
        }
        return null;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
