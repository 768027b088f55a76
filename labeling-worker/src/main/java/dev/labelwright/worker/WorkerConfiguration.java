package dev.labelwright.worker;

import dev.labelwright.worker.address.AddressConfiguration;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an operator may set of the worker. */
@ConfigMapping(prefix = "labelwright.worker")
public interface WorkerConfiguration {
    /** How many tasks of large generations run at once. */
    int maxConcurrency();

    /** How many tasks that somebody waits for run at once, beside the others. */
    int interactiveConcurrency();

    /** How long a stopping worker lets running calls finish. */
    @WithDefault("20s")
    Duration shutdownGrace();

    /** Secrets by name; each may also be an environment variable or a file. */
    Map<String, String> secrets();

    /** Where secrets are files, one for each name. */
    Optional<Path> secretsDirectory();

    /**
     * The hosts that a secret may be sent to, by its name, separated by commas; {@code .example.org} stands for every host
     * below it. A secret that is not named here goes to any endpoint that names it.
     */
    Map<String, List<String>> secretHosts();

    /** The name of the {@code CredentialsProvider} bean that is asked for secrets which are nowhere else. */
    Optional<String> credentialsProvider();

    /** Where models may be. */
    AddressConfiguration addresses();

    /** How the model is called. */
    Call call();

    /** How what was not billed is asked again. */
    Retry retry();

    /** How much a model is asked. */
    Limit limit();

    /** How much a model is asked. */
    interface Limit {
        /**
         * This worker's part of the requests and tokens that a model allows per minute, above 0 and at most 1: workers
         * do not speak with each other, so of four each gets a quarter.
         */
        @WithDefault("1")
        double share();

        /** The longest that one {@code Retry-After} stops all calls to a model. */
        @WithDefault("1m")
        Duration longestStandstill();
    }

    /** How the model is called. */
    interface Call {
        /** The longest that one call may take, whatever the lease leaves. */
        @WithDefault("180s")
        Duration maxDuration();

        /** How long to wait for a connection. */
        @WithDefault("5s")
        Duration connectTimeout();

        /**
         * How long an unused connection is kept. Shorter than what servers keep theirs (uvicorn, under vLLM and others,
         * 5 s): a request on a connection that the server just closed counts as lost, and is charged.
         */
        @WithDefault("3s")
        Duration keepAlive();

        /** How many endpoints' connections are kept. */
        @WithDefault("32")
        int maxEndpoints();
    }

    /** How what was not billed is asked again. */
    interface Retry {
        /** The first pause; each further one is twice as long. */
        @WithDefault("500ms")
        Duration firstPause();

        /** The longest pause that is the worker's own choice; an endpoint's {@code Retry-After} may be longer. */
        @WithDefault("20s")
        Duration maxPause();

        /** What a lease must leave at its end for the result to be heard. */
        @WithDefault("5s")
        Duration leaseMargin();
    }
}
