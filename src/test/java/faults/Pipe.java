package faults;

import java.io.IOException;
import java.net.Socket;

/** Carries bytes from one socket to another. */
final class Pipe {
    private Pipe() {}

    /** Until either ends; then both are closed. */
    static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // By whom does not matter: the other shall see it too.
        } finally {
            close(from);
            close(to);
        }
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to close.
        }
    }
}
