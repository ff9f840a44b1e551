package pay.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import pay.merchant.MerchantId;

/** How many attempts are on their way to whom: neither an endpoint nor its merchant has more than their share. */
final class Places {
    private final int share;
    private final int shareOfMerchant;
    private final Map<WebhookEndpointId, Integer> ofEndpoint = new HashMap<>();
    private final Map<MerchantId, Integer> ofMerchant = new HashMap<>();

    Places(int share, int shareOfMerchant) {
        this.share = share;
        this.shareOfMerchant = shareOfMerchant;
    }

    void take(WebhookEndpointId endpoint, MerchantId merchant, int count) {
        ofEndpoint.merge(endpoint, count, Integer::sum);
        ofMerchant.merge(merchant, count, Integer::sum);
    }

    boolean areFree(WebhookEndpointId endpoint, MerchantId merchant) {
        return ofEndpoint.getOrDefault(endpoint, 0) < share && ofMerchant.getOrDefault(merchant, 0) < shareOfMerchant;
    }

    /** The endpoints that have their share. */
    Set<WebhookEndpointId> fullEndpoints() {
        return full(ofEndpoint, busy -> busy >= share);
    }

    /** The merchants that have theirs. */
    Set<MerchantId> fullMerchants() {
        return full(ofMerchant, busy -> busy >= shareOfMerchant);
    }

    private static <T> Set<T> full(Map<T, Integer> busy, Predicate<Integer> isFull) {
        return busy.entrySet().stream().filter(each -> isFull.test(each.getValue())).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
