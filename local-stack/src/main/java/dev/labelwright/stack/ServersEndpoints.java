package dev.labelwright.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where the shared test servers listen, as they write it to a file once all of them answer.
 *
 * @param control takes the requests of {@link ServersControl}
 * @param offlineModel ends in {@code /v1}
 * @param rolePasswords by the name of the service's role
 */
public record ServersEndpoints(
        URI control,
        String kafkaBootstrapServers,
        URI offlineModel,
        int postgresPort,
        String superuser,
        String superuserPassword,
        Map<String, String> rolePasswords) {
    private static final String ROLE = "password.";

    public ServersEndpoints {
        rolePasswords = Map.copyOf(new TreeMap<>(rolePasswords));
    }

    /** Writes the file in one step, readable by its owner only. */
    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("control", control.toString());
        properties.setProperty("kafka", kafkaBootstrapServers);
        properties.setProperty("offline-model", offlineModel.toString());
        properties.setProperty("postgres-port", Integer.toString(postgresPort));
        properties.setProperty("superuser", superuser);
        properties.setProperty("superuser-password", superuserPassword);
        rolePasswords.forEach((role, password) -> properties.setProperty(ROLE + role, password));
        StringWriter content = new StringWriter();
        properties.store(content, null);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        DataFolder.writePrivately(next, content.toString());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Reads the file. */
    public static ServersEndpoints read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> passwords = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(ROLE)) {
                passwords.put(name.substring(ROLE.length()), properties.getProperty(name));
            }
        }
        return new ServersEndpoints(
                URI.create(properties.getProperty("control")),
                properties.getProperty("kafka"),
                URI.create(properties.getProperty("offline-model")),
                Integer.parseInt(properties.getProperty("postgres-port")),
                properties.getProperty("superuser"),
                properties.getProperty("superuser-password"),
                passwords);
    }
}
