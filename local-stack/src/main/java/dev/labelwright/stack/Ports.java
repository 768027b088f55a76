package dev.labelwright.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses the ports of one stack. Each port is held until all are chosen, so that no free one is handed out twice.
 */
final class Ports implements AutoCloseable {
    private final List<ServerSocket> held = new ArrayList<>();
    private final Set<Integer> chosen = new HashSet<>();

    /**
     * The wanted port, or a free one for 0.
     *
     * @throws StackException if the wanted port is in use; names the port and the option
     */
    int take(int wanted, String user, String option) {
        if (wanted != 0 && !chosen.add(wanted)) {
            throw new StackException("Port " + wanted + " was given to " + user + " and to something else; "
                    + "choose another with " + option + ".");
        }
        try {
            ServerSocket socket = new ServerSocket();
            held.add(socket);
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), wanted));
            chosen.add(socket.getLocalPort());
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StackException(
                    "Port " + wanted + " for " + user + " is in use. Choose another with " + option
                            + " (0 takes a free one), or put everything on free ports with --free-ports.",
                    e);
        }
    }

    /** A free port. */
    int takeFree() {
        return take(0, "any", "another");
    }

    @Override
    public void close() {
        for (ServerSocket socket : held) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new StackException("Port " + socket.getLocalPort() + " cannot be freed: " + e.getMessage(), e);
            }
        }
    }
}
