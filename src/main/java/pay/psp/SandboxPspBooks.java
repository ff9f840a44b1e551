package pay.psp;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** The books of the provider in the box: charges and cancels, each with the answer that it got. */
@Component
class SandboxPspBooks {
    private static final String DONE = "DONE";

    private final JdbcClient jdbc;

    SandboxPspBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Carries a charge out, or gives the answer that it got before.
     *
     * @param outcome DONE or the refusal
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public PspAnswer charge(Tsid request, String token, long amount, String outcome) {
        insertCharge(request, token, amount, outcome);
        return find(request, amount);
    }

    /** Carries a cancel out, or gives the answer that it got before. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public PspAnswer cancel(CancelOrder order, boolean refused) {
        boolean within = jdbc.sql("select amount - canceled from pay_sandbox_charge where request_id = ? for update")
                .param(order.charge().value()).query(Long.class).optional().orElse(0L) >= order.amount();
        String outcome = within && !refused ? DONE : CardRefusal.NOT_CANCELABLE.name();
        int inserted = jdbc
                .sql("insert ignore into pay_sandbox_cancel (request_id, charge_id, amount, outcome) values (?, ?, ?, ?)")
                .params(order.request().value(), order.charge().value(), order.amount(), outcome).update();
        if (inserted == 1 && outcome.equals(DONE)) {
            jdbc.sql("update pay_sandbox_charge set canceled = canceled + ? where request_id = ?")
                    .params(order.amount(), order.charge().value()).update();
        }
        return findCancel(order.request());
    }

    /** Takes back what was charged, and lets it never be charged later. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public PspAnswer netCancel(Tsid request, long amount) {
        insertCharge(request, "", amount, CardRefusal.CANCELED.name());
        return netCancelSeen(request, amount);
    }

    /** Takes back what was charged; of what was not, nothing is known, and it may be charged later. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public PspAnswer netCancelSeen(Tsid request, long amount) {
        jdbc.sql(
                """
                        update pay_sandbox_charge set canceled = amount, outcome = ? where request_id = ? and outcome = 'DONE'""")
                .params(CardRefusal.CANCELED.name(), request.value()).update();
        return find(request, amount);
    }

    private void insertCharge(Tsid request, String token, long amount, String outcome) {
        jdbc.sql("""
                insert ignore into pay_sandbox_charge (request_id, token, amount, canceled, outcome)
                values (?, ?, ?, 0, ?)""").params(request.value(), token, amount, outcome).update();
    }

    /** The last four digits of the card that was charged. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public String lastFour(Tsid charge) {
        return jdbc.sql("select token from pay_sandbox_charge where request_id = ?").param(charge.value())
                .query(String.class).optional().flatMap(SandboxCard::of).map(SandboxCard::lastFour).orElse("");
    }

    @Transactional
    public PspAnswer find(Tsid request, long amount) {
        return answer(jdbc.sql("select outcome from pay_sandbox_charge where request_id = ? and amount = ?")
                .params(request.value(), amount).query(String.class).optional(), request,
                "%08d".formatted(request.value() % 100_000_000));
    }

    @Transactional
    public PspAnswer findCancel(Tsid request) {
        return answer(jdbc.sql("select outcome from pay_sandbox_cancel where request_id = ?").param(request.value())
                .query(String.class).optional(), request, "");
    }

    private static PspAnswer answer(Optional<String> outcome, Tsid request, String approval) {
        return outcome.<PspAnswer>map(it -> it.equals(DONE)
                ? new PspAnswer.Done("sandbox-" + request, approval)
                : new PspAnswer.Refused(CardRefusal.valueOf(it))).orElseGet(PspAnswer.NotFound::new);
    }
}
