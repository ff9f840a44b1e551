package commerce.chargeback;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import commerce.catalogue.SellerId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Tsid;
import platform.security.StaffCaller;

/** Has on record what the sellers of a chargeback bear, and what it was proposed that they bear instead: part by part, in won. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AuditShares {
    /** So many parts fit into the details of an entry. An order has at most a hundred. */
    private static final int IN_ONE = 50;

    private final AuditLog audit;

    AuditShares(AuditLog audit) {
        this.audit = audit;
    }

    /** Another division is proposed. */
    void proposed(StaffCaller operator, ChargebackId id, String reason, List<Share> divided) {
        record(operator, "proposed", id, reason, divided, false);
    }

    /** It was decided. What comes to nothing stays among operators; of what holds from now on its sellers read that it was done. */
    void decided(StaffCaller operator, ChargebackId id, String reason, List<Share> divided, boolean approved) {
        record(operator, approved ? "approved" : "refused", id, reason, divided, approved);
    }

    private void record(StaffCaller operator, String what, ChargebackId id, String reason, List<Share> divided,
            boolean sellersReadIt) {
        Map<SellerId, List<Share>> bySeller = divided.stream()
                .collect(Collectors.groupingBy(Share::seller, LinkedHashMap::new, Collectors.toList()));
        bySeller.forEach((seller, its) -> {
            for (int from = 0; from < its.size(); from += IN_ONE) {
                List<Share> some = its.subList(from, Math.min(from + IN_ONE, its.size()));
                audit.record(AuditActor.of(operator), sellersReadIt ? Tsid.of(seller) : null,
                        "commerce.chargeback-shares-" + what, "chargeback", Long.toString(id.value()),
                        details(reason, seller, some));
            }
        });
    }

    private static Map<String, String> details(String reason, SellerId seller, List<Share> shares) {
        Map<String, String> details = new HashMap<>(
                Map.of("reason", reason, "seller", Long.toString(seller.value())));
        for (Share each : shares) {
            details.put(Long.toString(each.target()), "%d -> %d".formatted(each.amount().amount(),
                    Optional.ofNullable(each.proposed()).orElse(each.amount()).amount()));
        }
        return details;
    }
}
