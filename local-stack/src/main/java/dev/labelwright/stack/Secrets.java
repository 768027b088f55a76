package dev.labelwright.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** The database passwords of one data folder: random, and readable by their owner only. */
final class Secrets {
    static final String SUPERUSER = "postgres";

    private final Map<String, String> passwords;

    private Secrets(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    /** Reads the file, or makes new passwords if there is none. */
    static Secrets of(Path file) {
        try {
            Properties properties = new Properties();
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
            } else {
                properties.setProperty(SUPERUSER, random());
                Arrays.stream(ServiceName.values())
                        .map(ServiceName::role)
                        .flatMap(Optional::stream)
                        .forEach(role -> properties.setProperty(role, random()));
                StringWriter content = new StringWriter();
                properties.store(content, null);
                DataFolder.writePrivately(file, content.toString());
            }
            return new Secrets(properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty)));
        } catch (IOException e) {
            throw new StackException("The secrets file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    String superuserPassword() {
        return passwords.get(SUPERUSER);
    }

    /** Passwords of the services' roles. */
    Map<String, String> rolePasswords() {
        return passwords.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(SUPERUSER))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
