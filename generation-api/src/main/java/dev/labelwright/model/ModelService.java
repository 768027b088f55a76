package dev.labelwright.model;

import dev.labelwright.event.AnswerFormat;
import dev.labelwright.event.MaxTokensParameter;
import dev.labelwright.id.Ids;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.rest.UniqueName;
import dev.labelwright.tokens.Tokenizer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** Keeps the models. A generation remembers the model as it was when it was requested. */
@ApplicationScoped
public class ModelService {

    /** Registers a model; its name must be free. */
    public Uni<ModelView> create(ModelBody body) {
        body.validate();
        return UniqueName.guard(insert(body), body.name());
    }

    @WithTransaction
    Uni<ModelView> insert(ModelBody body) {
        ModelEntity model = new ModelEntity();
        model.id = Ids.next();
        model.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        fill(model, body);
        return Panache.getSession()
                .chain(session -> session.persist(model).chain(session::flush))
                .map(done -> ModelView.of(model));
    }

    /** Replaces what is said of a model. */
    public Uni<ModelView> update(UUID id, ModelBody body) {
        body.validate();
        return UniqueName.guard(replace(id, body), body.name());
    }

    @WithTransaction
    Uni<ModelView> replace(UUID id, ModelBody body) {
        return find(id).invoke(model -> fill(model, body))
                .call(() -> Panache.getSession().chain(session -> session.flush()))
                .map(ModelView::of);
    }

    /** The model, or {@code NOT_FOUND}. */
    @WithSession
    public Uni<ModelView> get(UUID id) {
        return find(id).map(ModelView::of);
    }

    /** The models in the order in which they were registered. */
    @WithSession
    public Uni<Page<ModelView>> list(PageRequest request) {
        UUID after = request.after().map(key -> UUID.fromString(key.getFirst())).orElse(new UUID(0, 0));
        return ModelEntity.<ModelEntity>find("id > ?1 order by id", after)
                .range(0, request.limit())
                .list()
                .map(rows -> Page.of(rows, request, ModelView::of, model -> List.of(model.id.toString())));
    }

    /** Removes a model that no project and no variable names. */
    @WithTransaction
    public Uni<Void> delete(UUID id) {
        return find(id).chain(model -> Panache.getSession()
                .chain(session -> ModelUse.requireNone(session, id).chain(() -> session.remove(model))));
    }

    private static Uni<ModelEntity> find(UUID id) {
        return ModelEntity.<ModelEntity>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("model", id));
    }

    private static void fill(ModelEntity model, ModelBody body) {
        model.name = body.name();
        model.provider = ModelBody.Provider.OPENAI_COMPATIBLE.name();
        model.baseUrl = body.baseUrl();
        model.modelName = body.modelName();
        model.apiKeyRef = body.apiKeyRef();
        model.contextTokens = body.contextTokens();
        model.maxOutputTokens = body.maxOutputTokens();
        model.maxTokensParameter = Objects.requireNonNullElse(
                        body.maxTokensParameter(), MaxTokensParameter.MAX_COMPLETION_TOKENS)
                .name()
                .toLowerCase(Locale.ROOT);
        Tokenizer tokenizer = Objects.requireNonNullElse(body.tokenizer(), Tokenizer.UNKNOWN);
        model.tokenizer = tokenizer == Tokenizer.UNKNOWN
                ? tokenizer.name()
                : tokenizer.name().toLowerCase(Locale.ROOT);
        model.overheadTokens = Objects.requireNonNullElse(body.overheadTokens(), 0);
        model.inputPricePerMillion = ModelBody.price(body.inputPricePerMillion(), BigDecimal.ZERO);
        model.cachedInputPricePerMillion =
                ModelBody.price(body.cachedInputPricePerMillion(), model.inputPricePerMillion);
        model.outputPricePerMillion = ModelBody.price(body.outputPricePerMillion(), BigDecimal.ZERO);
        model.currency = Objects.requireNonNullElse(body.currency(), "USD");
        model.requestsPerMinute = body.requestsPerMinute();
        model.tokensPerMinute = body.tokensPerMinute();
        model.logprobs = Objects.requireNonNullElse(body.logprobs(), false);
        model.answerFormat = Objects.requireNonNullElse(body.answerFormat(), AnswerFormat.JSON_SCHEMA)
                .name();
        model.updatedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
