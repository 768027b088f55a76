package dev.labelwright.upload;

import dev.labelwright.csv.CsvTable;
import dev.labelwright.csv.RejectedRows;
import dev.labelwright.csv.UnreadableFileException;
import dev.labelwright.id.Ids;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Imports files of notes. Blocking: a file is parsed, counted and copied as it arrives, in one transaction and a heap
 * that does not grow with it.
 */
@ApplicationScoped
public class Uploads {
    private final AgroalDataSource database;

    Uploads(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Imports a file.
     *
     * @throws ProblemException where the file breaks a rule, with every line, column and rule; nothing is stored
     */
    public UploadView upload(UUID project, String filename, OnError onError, String uploadedBy, InputStream file) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                requireProject(connection, project);
                UploadView upload = store(connection, project, filename, onError, uploadedBy, file);
                connection.commit();
                return upload;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    private static UploadView store(
            Connection connection, UUID project, String filename, OnError onError, String uploadedBy, InputStream file)
            throws SQLException {
        RejectedRows rejected = new RejectedRows();
        long staged = stage(connection, file, rejected, onError);
        long rejectedRows = rejected.rows();
        NoteMerge merge = new NoteMerge(connection, project);
        lock(connection, project);
        merge.check(rejected);
        if (rejected.count() > 0) {
            if (onError == OnError.reject) {
                throw rejected.asProblem();
            }
            long dropped = merge.dropRejected();
            staged -= dropped;
            rejectedRows += dropped;
        }
        UUID id = Ids.next();
        insert(connection, id, project, filename, uploadedBy, rejectedRows);
        NoteMerge.Counts counts = merge.merge(id);
        long unchanged = staged - counts.created() - counts.updated();
        finish(connection, id, counts, unchanged);
        return new UploadView(
                id,
                filename,
                counts.created(),
                counts.updated(),
                unchanged,
                rejectedRows,
                rejected.shown(),
                uploadedBy,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private static long stage(Connection connection, InputStream file, RejectedRows rejected, OnError onError)
            throws SQLException {
        long[] staged = {0};
        try (StagingCopy copy = new StagingCopy(connection);
                CsvTable table = CsvTable.open(file, NoteRows.REQUIRED, NoteRows.OPTIONAL)) {
            NoteRows rows = new NoteRows(
                    note -> {
                        staged[0]++;
                        copy.add(note);
                    },
                    rejected::add);
            table.forEach(rows::accept, rejected::add);
            copy.end();
        } catch (UnreadableFileException e) {
            rejected.add(e.violation());
            throw rejected.asProblem();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (onError == OnError.skip && staged[0] == 0) {
            throw rejected.asProblem();
        }
        return staged[0];
    }

    private static void requireProject(Connection connection, UUID project) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select status from catalog.project where id = ?")) {
            select.setObject(1, project);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.notFound("project", project);
                }
                if (!"ACTIVE".equals(row.getString(1))) {
                    throw new ProblemException(ErrorCode.WRONG_STATE, "The project is " + row.getString(1) + ".");
                }
            }
        }
    }

    /** Two uploads into one project merge one after the other, so that their patients' sums are right. */
    private static void lock(Connection connection, UUID project) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select 1 from catalog.project where id = ? for no key update")) {
            lock.setObject(1, project);
            lock.execute();
        }
    }

    private static void insert(
            Connection connection, UUID id, UUID project, String filename, String uploadedBy, long rejected)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into catalog.upload (id, project_id, filename, notes_created, notes_updated, notes_unchanged,
                  rejected_rows, uploaded_by) values (?, ?, ?, 0, 0, 0, ?, ?)""")) {
            insert.setObject(1, id);
            insert.setObject(2, project);
            insert.setString(3, filename);
            insert.setLong(4, rejected);
            insert.setString(5, uploadedBy);
            insert.executeUpdate();
        }
    }

    private static void finish(Connection connection, UUID id, NoteMerge.Counts counts, long unchanged)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update catalog.upload set notes_created = ?, notes_updated = ?, notes_unchanged = ? where id = ?""")) {
            update.setLong(1, counts.created());
            update.setLong(2, counts.updated());
            update.setLong(3, unchanged);
            update.setObject(4, id);
            update.executeUpdate();
        }
    }
}
