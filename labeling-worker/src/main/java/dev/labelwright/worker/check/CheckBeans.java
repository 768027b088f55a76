package dev.labelwright.worker.check;

import dev.labelwright.worker.call.LogprobsProbe;
import dev.labelwright.worker.call.ModelCall;
import dev.labelwright.worker.secret.Secrets;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Builds the checker. */
final class CheckBeans {
    /** Three calls must end within the patience of whoever asked. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    private CheckBeans() {}

    @Produces
    @Singleton
    static ModelChecker modelChecker(ModelCall modelCall, LogprobsProbe logprobs, Secrets secrets) {
        return new ModelChecker(modelCall, logprobs, secrets, LONGEST_CALL);
    }
}
