package dev.labelwright.database;

import java.util.Map;
import java.util.TreeMap;

/**
 * Migrates the database named by the environment and ends: {@code LABELWRIGHT_DATABASE_URL} (JDBC),
 * {@code LABELWRIGHT_DATABASE_USER}, {@code LABELWRIGHT_DATABASE_PASSWORD}, and the passwords of the services' roles in
 * {@code LABELWRIGHT_GENERATION_PASSWORD}, {@code LABELWRIGHT_REVIEW_PASSWORD} and
 * {@code LABELWRIGHT_ESTIMATOR_PASSWORD}. Ends with a status other than 0 where that fails.
 */
public final class MigrateCommand {
    private MigrateCommand() {}

    public static void main(String[] arguments) {
        Map<String, String> passwords = new TreeMap<>();
        for (String service : new String[] {"generation", "review", "estimator"}) {
            passwords.put(
                    "labelwright_" + service,
                    required("LABELWRIGHT_" + service.toUpperCase(java.util.Locale.ROOT) + "_PASSWORD"));
        }
        Migrations.run(
                required("LABELWRIGHT_DATABASE_URL"),
                required("LABELWRIGHT_DATABASE_USER"),
                required("LABELWRIGHT_DATABASE_PASSWORD"),
                passwords);
    }

    private static String required(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("set " + variable + " in the environment");
        }
        return value;
    }
}
