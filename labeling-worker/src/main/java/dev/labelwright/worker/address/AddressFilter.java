package dev.labelwright.worker.address;

import dev.labelwright.address.BaseUrl;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.Optional;

/** Refuses a request whose URL says by itself that it must not be sent, before any name is looked up. */
public final class AddressFilter implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext request) throws RefusedAddressException {
        Optional<String> rule = BaseUrl.brokenRule(request.getUri().toString());
        if (rule.isPresent()) {
            throw new RefusedAddressException("the base URL " + rule.get());
        }
    }
}
