package dev.labelwright.upload;

import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Streams notes into a temporary table of the upload's transaction, in PostgreSQL's text format for COPY. */
final class StagingCopy implements AutoCloseable {
    private static final String TABLE = """
            create temporary table staged_note (
              line bigint not null,
              note_id text collate "C" not null,
              patient_id text collate "C" not null,
              noted_at timestamptz,
              has_time boolean not null,
              title text not null,
              text text not null,
              text_hash bytea not null,
              tokens_o200k int not null,
              tokens_cl100k int not null,
              utf8_bytes int not null
            ) on commit drop""";
    private static final int BUFFER = 256 * 1024;

    private final MessageDigest sha256;
    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder();

    StagingCopy(Connection connection) throws SQLException {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staged_note from stdin");
    }

    /** Adds a note. */
    void add(StagedNote note) {
        cell(Long.toString(note.line()));
        cell(note.noteId());
        cell(note.patientId());
        buffer.append(note.notedAt() == null ? "\\N" : note.notedAt().toString())
                .append('\t');
        cell(Boolean.toString(note.hasTime()));
        cell(note.title());
        cell(note.text());
        byte[] hash = sha256.digest(note.text().getBytes(StandardCharsets.UTF_8));
        buffer.append("\\\\x").append(HexFormat.of().formatHex(hash)).append('\t');
        cell(Integer.toString(TokenCounter.count(Tokenizer.O200K_BASE, note.text())));
        cell(Integer.toString(TokenCounter.count(Tokenizer.CL100K_BASE, note.text())));
        buffer.append(note.utf8Bytes()).append('\n');
        if (buffer.length() >= BUFFER) {
            flush();
        }
    }

    /** Ends the copy; the rows can be seen by the transaction. */
    void end() throws SQLException {
        flush();
        copy.endCopy();
    }

    /** Gives the copy up where it was not ended. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void flush() {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        buffer.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    private void cell(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '\\' -> buffer.append("\\\\");
                case '\t' -> buffer.append("\\t");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                default -> buffer.append(character);
            }
        }
        buffer.append('\t');
    }
}
