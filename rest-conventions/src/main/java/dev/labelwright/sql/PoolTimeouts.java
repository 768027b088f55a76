package dev.labelwright.sql;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** A database that is away is met within a second, as a failure that says so, not as a growing queue. */
@Singleton
public final class PoolTimeouts implements PgPoolCreator {
    private static final int CONNECT_MILLIS = 800;
    private static final int WAIT_MILLIS = 1_000;
    /** Beyond it a request waits for a connection that it will not get in time. */
    private static final int MAX_WAITING = 500;

    @Override
    public Pool create(Input input) {
        for (PgConnectOptions options : input.pgConnectOptionsList()) {
            options.setConnectTimeout(CONNECT_MILLIS);
        }
        return Pool.pool(
                input.vertx(),
                input.pgConnectOptionsList().getFirst(),
                input.poolOptions()
                        .setConnectionTimeout(WAIT_MILLIS)
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setMaxWaitQueueSize(MAX_WAITING));
    }
}
