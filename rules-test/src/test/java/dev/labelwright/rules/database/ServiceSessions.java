package dev.labelwright.rules.database;

import dev.labelwright.servers.TestDatabase;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;

/** Reactive sessions in the role of one service, without Quarkus. */
public final class ServiceSessions {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 2;

    private final Mutiny.SessionFactory factory;

    private ServiceSessions(Mutiny.SessionFactory factory) {
        this.factory = factory;
    }

    /** Opens them in a service's role; they end with the JVM. */
    static ServiceSessions open(TestDatabase database, String role) {
        return open(database.reactiveUrl(), role, database.password(role));
    }

    /**
     * Opens them for a superuser.
     *
     * @param jdbcUrl with {@code user} and {@code password}
     */
    public static ServiceSessions open(String jdbcUrl) {
        URI address = URI.create(jdbcUrl.substring("jdbc:".length()));
        Map<String, String> query = Arrays.stream(address.getQuery().split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        String bare = "postgresql://%s:%d%s".formatted(address.getHost(), address.getPort(), address.getPath());
        return open(bare, query.get("user"), query.get("password"));
    }

    private static ServiceSessions open(String url, String user, String password) {
        Map<String, Object> settings = Map.of(
                AvailableSettings.JAKARTA_JDBC_URL,
                url,
                AvailableSettings.JAKARTA_JDBC_USER,
                user,
                AvailableSettings.JAKARTA_JDBC_PASSWORD,
                password,
                AvailableSettings.POOL_SIZE,
                CONNECTIONS);
        return new ServiceSessions(new Configuration()
                .buildSessionFactory(new ReactiveServiceRegistryBuilder()
                        .applySettings(settings)
                        .build())
                .unwrap(Mutiny.SessionFactory.class));
    }

    /** For the classes of the service that open sessions themselves. */
    public Mutiny.SessionFactory factory() {
        return factory;
    }

    /** Does work in one transaction and waits for it. */
    public <T> T inTransaction(Function<Mutiny.Session, Uni<T>> work) {
        return await(factory.withTransaction((session, transaction) -> work.apply(session)));
    }

    /** Waits for work that opens its own sessions. */
    public static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
