package dev.labelwright.estimate;

import static io.restassured.RestAssured.given;

import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.servers.TestDatabase;
import dev.labelwright.tokens.Tokenizer;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A project in the database as the other services would leave it, and its estimates over HTTP. */
final class Fixture {
    static final Map<String, ?> EVERYBODY = Map.of("mode", "ALL");

    /** Of the model that every fixture has. */
    static final ModelLimits LIMITS = new ModelLimits(Tokenizer.O200K_BASE, 100_000, 5_000, 3);

    private static final String PATIENT = """
            insert into catalog.patient as p values (?, ?, 1, ?, ?, ?, ?, ?, ?)
            on conflict (project_id, patient_id) do update set notes = p.notes + 1,
              tokens_o200k = p.tokens_o200k + excluded.tokens_o200k,
              tokens_cl100k = p.tokens_cl100k + excluded.tokens_cl100k,
              utf8_bytes = p.utf8_bytes + excluded.utf8_bytes,
              max_tokens_o200k = greatest(p.max_tokens_o200k, excluded.max_tokens_o200k),
              max_tokens_cl100k = greatest(p.max_tokens_cl100k, excluded.max_tokens_cl100k),
              max_utf8_bytes = greatest(p.max_utf8_bytes, excluded.max_utf8_bytes)""";

    private static final String MODEL = """
            insert into catalog.model (id, name, provider, base_url, model_name, context_tokens, max_output_tokens,
              max_tokens_parameter, tokenizer, overhead_tokens, input_price_per_million,
              cached_input_price_per_million, output_price_per_million, currency)
            values (?, ?, 'OPENAI_COMPATIBLE', 'http://127.0.0.1:9/v1', 'none', ?, ?, 'max_tokens', ?, ?, 2, 1, 8,
              'USD')""";

    private final UUID project = Ids.next();
    private final UUID upload = Ids.next();
    private final String model = "model-" + project;
    private final int variablesPerCall;
    private final List<VariableDefinition> variables = new ArrayList<>();

    /** A project whose default model counts as OpenAI's do, at 2 and 8 a million tokens. */
    Fixture(int variablesPerCall) {
        this.variablesPerCall = variablesPerCall;
        UUID modelId = addModel(model, LIMITS.tokenizer());
        run(
                "insert into catalog.project (id, name, variables_per_call, default_model_id) values (?, ?, ?, ?)",
                project,
                "project " + project,
                variablesPerCall,
                modelId);
        run("insert into catalog.upload values (?, ?, 'notes.csv', 0, 0, 0, 0, 'test')", upload, project);
    }

    /** Adds a model that differs from the default one in how it counts; its name. */
    String model(Tokenizer tokenizer) {
        String name = tokenizer + "-" + project;
        addModel(name, tokenizer);
        return name;
    }

    /** Adds a variable that is included in generation; its id. */
    UUID variable(String name, Scope scope) {
        return variable(name, scope, true);
    }

    UUID variable(String name, Scope scope, boolean included) {
        VariableDefinition variable =
                new VariableDefinition(Ids.next(), 1, name, VariableType.INTEGER, scope, "Read " + name, List.of());
        variables.add(variable);
        run("""
                insert into catalog.variable (id, project_id, name, position, kind, type, scope, instruction,
                  include_in_generation)
                values (?, ?, ?, ?, 'EXTRACTED', 'INTEGER', ?, ?, ?)""", variable.id(), project, name, variables.size(), scope.name(), variable.instruction(), included);
        return variable.id();
    }

    /** How the service must share all of the variables out over calls. */
    CallPlan plan() {
        return plan(LIMITS.tokenizer());
    }

    CallPlan plan(Tokenizer tokenizer) {
        ModelLimits limits =
                new ModelLimits(tokenizer, LIMITS.contextTokens(), LIMITS.maxOutputTokens(), LIMITS.overheadTokens());
        return CallPlan.of(variables, variablesPerCall, limits);
    }

    /**
     * Adds a note, and a patient with it.
     *
     * @param tokens by the count of the default model; one more by cl100k_base, and four bytes each
     */
    void note(String patient, String note, String text, int tokens) {
        run(PATIENT, project, patient, tokens, tokens + 1, 4 * tokens, tokens, tokens + 1, 4 * tokens);
        run(
                "insert into catalog.note values (?, ?, ?, null, false, '', ?, ?, ?, ?, ?, ?)",
                project,
                note,
                patient,
                text,
                hash(text),
                tokens,
                tokens + 1,
                4 * tokens,
                upload);
    }

    /** Marks a patient as covered by a generation. */
    void cover(String patient) {
        run("update catalog.patient set covered = true where project_id = ? and patient_id = ?", project, patient);
    }

    void cell(String patient, String note, UUID variable, boolean hasValue, boolean reviewed) {
        run("""
                insert into review.cell (project_id, patient_id, note_id, variable_id, has_value, reviewed)
                values (?, ?, ?, ?, ?, ?)""", project, patient, note, variable, hasValue, reviewed);
    }

    /** Takes the default model away. */
    void withoutModel() {
        run("update catalog.project set default_model_id = null where id = ?", project);
    }

    void status(String status) {
        run("update catalog.project set status = ? where id = ?", status, project);
    }

    ValidatableResponse ask(Object body) {
        return ask(project, body);
    }

    static ValidatableResponse ask(UUID project, Object body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/projects/{project}/estimates", project)
                .then();
    }

    EstimateView estimate(Map<String, ?> body) {
        return ask(body).statusCode(200).extract().as(EstimateView.class);
    }

    private static UUID addModel(String name, Tokenizer tokenizer) {
        UUID id = Ids.next();
        run(
                MODEL,
                id,
                name,
                LIMITS.contextTokens(),
                LIMITS.maxOutputTokens(),
                tokenizer == Tokenizer.UNKNOWN
                        ? tokenizer.name()
                        : tokenizer.name().toLowerCase(Locale.ROOT),
                LIMITS.overheadTokens());
        return id;
    }

    private static void run(String sql, Object... parameters) {
        try (Connection connection = TestDatabase.current().connectAsSuperuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the fixture cannot be made: " + e.getMessage(), e);
        }
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
