package dev.labelwright.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs, which refuses to run as root. Root starts it in a user namespace, where the same files
 * belong to somebody who is not root; where namespaces are forbidden (many containers), as the user {@code nobody}.
 */
final class PostgresUser {
    private static final String NOBODY = "65534";

    private final List<String> prefix;
    private final boolean owner;

    private PostgresUser(List<String> prefix, boolean owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    static PostgresUser choose() {
        if (!Commands.succeeds("sh", "-c", "[ \"$(id -u)\" -eq 0 ]")) {
            return new PostgresUser(List.of(), false);
        }
        if (Commands.succeeds("unshare", "-U", "sh", "-c", "[ \"$(id -u)\" -ne 0 ]")) {
            return new PostgresUser(List.of("unshare", "-U"), false);
        }
        List<String> asNobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (Commands.succeeds(Commands.join(asNobody, List.of("true")).toArray(String[]::new))) {
            return new PostgresUser(asNobody, true);
        }
        throw new StackException("PostgreSQL refuses to run as root, and this machine lets root neither make a user"
                + " namespace (unshare -U) nor drop to another user (setpriv). Start Labelwright as an ordinary user.");
    }

    /** The words before a command that is run as this user. */
    List<String> prefix() {
        return prefix;
    }

    /**
     * Gives this user the folder, if it is another user's process that will write it.
     *
     * @throws StackException if the user cannot reach the folder
     */
    void own(Path folder) {
        if (!owner) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.toList()) {
                Files.setAttribute(path, "unix:uid", Integer.valueOf(NOBODY));
                Files.setAttribute(path, "unix:gid", Integer.valueOf(NOBODY));
            }
        } catch (IOException e) {
            throw new StackException(folder + " cannot be given to the user nobody: " + e.getMessage(), e);
        }
        List<String> probe = Commands.join(prefix, List.of("test", "-w", folder.toString()));
        if (!Commands.succeeds(probe.toArray(String[]::new))) {
            throw new StackException("PostgreSQL runs as the user nobody here, who cannot reach " + folder
                    + ". Choose a data folder that every user may enter with --data.");
        }
    }
}
