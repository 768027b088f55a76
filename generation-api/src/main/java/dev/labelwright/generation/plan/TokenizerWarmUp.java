package dev.labelwright.generation.plan;

import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Loads the encodings before the first planning asks for them, which counts on the event loop. */
@ApplicationScoped
public class TokenizerWarmUp {
    void load(@Observes StartupEvent started) {
        Thread.ofVirtual().name("tokenizer-warm-up").start(() -> {
            for (Tokenizer tokenizer : Tokenizer.values()) {
                TokenCounter.count(tokenizer, "warm");
            }
        });
    }
}
