package pay.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** How somebody pays an amount: by parts, and as their device signs them. */
final class Split {
    private final List<Map<String, Object>> tenders = new ArrayList<>();
    private final List<String> signed = new ArrayList<>();
    private long left;

    Split(long amount) {
        this.left = amount;
    }

    /** Nothing is no part. */
    void add(String kind, long part, @Nullable String by, @Nullable String id) {
        if (part <= 0) {
            return;
        }
        Map<String, Object> tender = new HashMap<>(Map.of("kind", kind, "amount", part));
        if (by != null && id != null) {
            tender.put(by, id);
        }
        tenders.add(tender);
        signed.add(kind + (id == null ? "" : ":" + id + (kind.equals("CARD") ? ":0" : "")) + "=" + part);
        left -= part;
    }

    /** A part is deposited; what comes back goes to an account. */
    void addDeposit(String refundAccount, long part) {
        tenders.add(Map.of("kind", "VIRTUAL_ACCOUNT", "amount", part, "bankCode", "088", "refundAccountId",
                refundAccount));
        signed.add("VIRTUAL_ACCOUNT:088:" + refundAccount + "=" + part);
        left -= part;
    }

    /** What is not paid yet. */
    long left() {
        return left;
    }

    List<Map<String, Object>> tenders() {
        return tenders;
    }

    String signed() {
        return String.join(",", signed);
    }
}
