package dev.labelwright.worker.address;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.vertx.core.impl.transports.JDKTransport;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Vert.x's transport with {@link GuardedChannel} for every connection that the process makes through Vert.x: there is no
 * client that could be built without it. Found as a service, see {@link GuardedVertx}.
 */
public final class GuardedTransport extends JDKTransport {
    private final AddressRules rules;

    /** With the rules of the process's configuration. */
    public GuardedTransport() {
        this(AddressRules.of(ConfigProvider.getConfig()));
    }

    GuardedTransport(AddressRules rules) {
        this.rules = rules;
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        if (domainSocket) {
            throw new IllegalArgumentException("a model is behind a network address, not a socket file");
        }
        return () -> new GuardedChannel(rules);
    }
}
