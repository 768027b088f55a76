package dev.labelwright.worker.address;

import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/** A connection that asks the rules about the very address that it is about to be made to. */
final class GuardedChannel extends NioSocketChannel {
    private final AddressRules rules;

    GuardedChannel(AddressRules rules) {
        this.rules = rules;
    }

    @Override
    protected boolean doConnect(SocketAddress remote, SocketAddress local) throws Exception {
        if (!(remote instanceof InetSocketAddress address) || address.getAddress() == null) {
            throw new RefusedAddressException("the base URL leads to no network address");
        }
        Optional<String> refusal = rules.refusal(address.getAddress());
        if (refusal.isPresent()) {
            throw new RefusedAddressException(refusal.get());
        }
        return super.doConnect(remote, local);
    }
}
