package dev.labelwright.estimate;

import static io.restassured.RestAssured.given;

import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Variable;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.CallPlanning;
import dev.labelwright.prompt.ModelChoice;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.selection.StageChoice;
import dev.labelwright.servers.TestDatabase;
import dev.labelwright.sql.Statement;
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
            values (?, ?, 'OPENAI_COMPATIBLE', 'http://127.0.0.1:9/v1', 'none', ?, ?, 'max_tokens', ?, ?, ?, 1, ?, ?)""";

    private static final String VARIABLE = """
            insert into catalog.variable (id, project_id, name, position, kind, type, scope, instruction,
              include_in_generation, aggregation, conditions, inputs, model_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), cast(? as jsonb),
              (select id from catalog.model where name = ?))""";

    private static final String LABEL = """
            with cell as (
              insert into review.cell as c (project_id, patient_id, note_id, variable_id, has_value) values (?, ?, ?, ?, true)
              on conflict (project_id, patient_id, note_id, variable_id) do update set has_value = true
              returning c.*
            )
            insert into review.label (id, cell_id, project_id, patient_id, note_id, variable_id, ai_value, confidence, status)
            select ?, id, project_id, patient_id, note_id, variable_id, cast(? as jsonb), ?, 'DRAFT' from cell""";

    private static final String BATCH = """
            with generation as (
              insert into catalog.generation (id, project_id, ordinal, status, requested_by, selection, overwrite, model)
              values (?, ?, ?, 'COMPLETED', 'test', '{}', 'SKIP', '{}') returning id, project_id
            )
            insert into catalog.batch (project_id, number, generation_id, size, seed)
            select project_id, ?, id, ?, 0 from generation""";

    private final UUID project = Ids.next();
    private UUID upload;
    private final String model = "model-" + project;
    private final int variablesPerCall;
    private final List<Variable> ontology = new ArrayList<>();

    /** A project whose default model counts as OpenAI's do, at 2 and 8 a million tokens. */
    Fixture(int variablesPerCall) {
        this.variablesPerCall = variablesPerCall;
        UUID modelId = addModel(model, LIMITS, 2, 8, "USD");
        run(
                "insert into catalog.project (id, name, variables_per_call, default_model_id) values (?, ?, ?, ?)",
                project,
                "project " + project,
                variablesPerCall,
                modelId);
        upload = upload();
    }

    UUID project() {
        return project;
    }

    /** The name of the default model. */
    String model() {
        return model;
    }

    /** Starts another upload; the notes that follow are of it. Its id. */
    UUID upload() {
        upload = Ids.next();
        run("insert into catalog.upload values (?, ?, 'notes.csv', 0, 0, 0, 0, 'test')", upload, project);
        return upload;
    }

    /** Adds a model that differs from the default one in how it counts; its name. */
    String model(Tokenizer tokenizer) {
        return model(limits(tokenizer), 2, 8, "USD");
    }

    /** Adds a model with prices per million; its name. */
    String model(ModelLimits limits, int inputPrice, int outputPrice, String currency) {
        String name = "model-" + Ids.next();
        addModel(name, limits, inputPrice, outputPrice, currency);
        return name;
    }

    /** Adds a variable of the notes that is included in generation; its id. */
    UUID variable(String name, Scope scope) {
        return variable(name, scope, true);
    }

    UUID variable(String name, Scope scope, boolean included) {
        return add(SampleVariables.ofNote(name, scope, included, null)).id();
    }

    /** Adds a variable after those that are there. */
    Variable add(Variable variable) {
        ontology.add(variable);
        run(
                VARIABLE,
                variable.id(),
                project,
                variable.name(),
                ontology.size(),
                variable.kind().name(),
                variable.type().name(),
                variable.scope().name(),
                variable.instruction(),
                variable.includeInGeneration(),
                variable.aggregation() == null ? null : Statement.json(variable.aggregation()),
                Statement.json(variable.conditions()),
                Statement.json(variable.inputs()),
                variable.model());
        return variable;
    }

    /** The variables that were added, in their order. */
    List<Variable> ontology() {
        return List.copyOf(ontology);
    }

    /** How the service must share all of the variables out over calls of the default model. */
    CallPlan plan() {
        return plan(LIMITS.tokenizer());
    }

    CallPlan plan(Tokenizer tokenizer) {
        return plan(ontology, StageChoice.ALL, name -> limits(tokenizer));
    }

    CallPlan plan(List<Variable> chosen, StageChoice scope, ModelChoice models) {
        return CallPlanning.plan(chosen, ontology, scope.stages(), variablesPerCall, models);
    }

    private static ModelLimits limits(Tokenizer tokenizer) {
        return new ModelLimits(tokenizer, LIMITS.contextTokens(), LIMITS.maxOutputTokens(), LIMITS.overheadTokens());
    }

    /**
     * Adds a note, and a patient with it.
     *
     * @param tokens by the count of the default model; one more by cl100k_base, and four bytes each
     */
    void note(String patient, String note, String text, int tokens) {
        note(patient, note, text, tokens, null, "");
    }

    void note(String patient, String note, String text, int tokens, String date, String title) {
        run(PATIENT, project, patient, tokens, tokens + 1, 4 * tokens, tokens, tokens + 1, 4 * tokens);
        run(
                "insert into catalog.note values (?, ?, ?, cast(? as timestamptz), false, ?, ?, ?, ?, ?, ?, ?)",
                project,
                note,
                patient,
                date,
                title,
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

    /** Adds a draft to a cell; the note is empty for a value of the patient. */
    void label(String patient, String note, UUID variable, String value, double confidence) {
        run(LABEL, project, patient, note, variable, Ids.next(), value, confidence);
    }

    /** Adds a batch that was drawn before. */
    void batch(int number, List<String> patients) {
        run(BATCH, Ids.next(), project, number, number, patients.size());
        patients.forEach(patient -> {
            run("insert into catalog.batch_patient values (?, ?, ?)", project, number, patient);
            cover(patient);
        });
    }

    /** Sets the project's threshold. */
    void threshold(double confidence) {
        run("update catalog.project set confidence_threshold = ? where id = ?", confidence, project);
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

    private static UUID addModel(String name, ModelLimits limits, int inputPrice, int outputPrice, String currency) {
        UUID id = Ids.next();
        run(
                MODEL,
                id,
                name,
                limits.contextTokens(),
                limits.maxOutputTokens(),
                limits.tokenizer() == Tokenizer.UNKNOWN
                        ? limits.tokenizer().name()
                        : limits.tokenizer().name().toLowerCase(Locale.ROOT),
                limits.overheadTokens(),
                inputPrice,
                outputPrice,
                currency);
        return id;
    }

    static void run(String sql, Object... parameters) {
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
