package dev.labelwright.rest;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;

/** The code of a database's error, whichever client met it. */
final class SqlState {
    private SqlState() {}

    /** The five characters of the SQL state; empty where a failure is not the database's. */
    static String of(Throwable failure) {
        String state =
                switch (failure) {
                    case PgException postgres -> postgres.getSqlState();
                    case SQLException sql -> sql.getSQLState();
                    default -> "";
                };
        return state == null ? "" : state;
    }
}
