package dev.labelwright.model;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A model's row. */
@Entity
@Table(schema = "catalog", name = "model")
public class ModelEntity extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(nullable = false)
    public String name;

    @Column(nullable = false)
    public String provider;

    @Column(name = "base_url", nullable = false)
    public String baseUrl;

    @Column(name = "model_name", nullable = false)
    public String modelName;

    @Column(name = "api_key_ref")
    public String apiKeyRef;

    @Column(name = "context_tokens", nullable = false)
    public int contextTokens;

    @Column(name = "max_output_tokens", nullable = false)
    public int maxOutputTokens;

    @Column(name = "max_tokens_parameter", nullable = false)
    public String maxTokensParameter;

    @Column(nullable = false)
    public String tokenizer;

    @Column(name = "overhead_tokens", nullable = false)
    public int overheadTokens;

    @Column(name = "input_price_per_million", nullable = false)
    public BigDecimal inputPricePerMillion;

    @Column(name = "cached_input_price_per_million", nullable = false)
    public BigDecimal cachedInputPricePerMillion;

    @Column(name = "output_price_per_million", nullable = false)
    public BigDecimal outputPricePerMillion;

    @Column(nullable = false)
    public String currency;

    @Column(name = "requests_per_minute")
    public Integer requestsPerMinute;

    @Column(name = "tokens_per_minute")
    public Long tokensPerMinute;

    @Column(nullable = false)
    public boolean logprobs;

    @Column(name = "answer_format", nullable = false)
    public String answerFormat;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    public Instant updatedAt;

    @Version
    public int version;
}
