package dev.labelwright.estimate.catalog;

import dev.labelwright.estimate.ceiling.Prices;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.tokens.Tokenizer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Locale;
import org.hibernate.annotations.Immutable;

/** A model's row, as far as a ceiling needs it. Its name is unique, so it serves as the key. */
@Entity
@Immutable
@Table(schema = "catalog", name = "model")
public class PricedModel {
    @Id
    String name;

    String tokenizer;

    @Column(name = "context_tokens")
    int contextTokens;

    @Column(name = "max_output_tokens")
    int maxOutputTokens;

    @Column(name = "overhead_tokens")
    int overheadTokens;

    @Column(name = "input_price_per_million")
    BigDecimal inputPrice;

    @Column(name = "cached_input_price_per_million")
    BigDecimal cachedInputPrice;

    @Column(name = "output_price_per_million")
    BigDecimal outputPrice;

    String currency;

    /** How it counts, and how much it takes and gives. */
    public ModelLimits limits() {
        return new ModelLimits(
                Tokenizer.valueOf(tokenizer.toUpperCase(Locale.ROOT)), contextTokens, maxOutputTokens, overheadTokens);
    }

    /** What it costs at most: no input is known to be cached, and none to be not. */
    public Prices prices() {
        return new Prices(inputPrice.max(cachedInputPrice), outputPrice, currency);
    }
}
