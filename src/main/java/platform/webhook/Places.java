package platform.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How many attempts are on their way to whom: neither an endpoint nor its owner has more than their share. */
final class Places {
    private final int share;
    private final int shareOfOwner;
    private final Map<WebhookEndpointId, Integer> ofEndpoint = new HashMap<>();
    private final Map<Long, Integer> ofOwner = new HashMap<>();

    Places(int share, int shareOfOwner) {
        this.share = share;
        this.shareOfOwner = shareOfOwner;
    }

    void take(WebhookEndpointId endpoint, long owner, int count) {
        ofEndpoint.merge(endpoint, count, Integer::sum);
        ofOwner.merge(owner, count, Integer::sum);
    }

    boolean areFree(WebhookEndpointId endpoint, long owner) {
        return ofEndpoint.getOrDefault(endpoint, 0) < share && ofOwner.getOrDefault(owner, 0) < shareOfOwner;
    }

    /** The endpoints that have their share. */
    Set<WebhookEndpointId> fullEndpoints() {
        return full(ofEndpoint, busy -> busy >= share);
    }

    /** The owners that have theirs. */
    Set<Long> fullOwners() {
        return full(ofOwner, busy -> busy >= shareOfOwner);
    }

    private static <T> Set<T> full(Map<T, Integer> busy, Predicate<Integer> isFull) {
        return busy.entrySet().stream().filter(each -> isFull.test(each.getValue())).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
