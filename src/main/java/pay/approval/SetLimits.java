package pay.approval;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pay.error.PayError;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Limits of transfers that hold from a later day on; a day's limits are set once. */
@Component
class SetLimits implements Enactment<Terms.Limits> {
    private final JdbcClient jdbc;
    private final Clock clock;

    SetLimits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Class<Terms.Limits> terms() {
        return Terms.Limits.class;
    }

    @Override
    public void check(Terms.Limits terms) {
        if (!terms.from().isAfter(LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL)) || terms.signedFrom() <= 0
                || terms.atOnce() < terms.signedFrom() || terms.inADay() < terms.atOnce()
                || terms.inAMonth() < terms.inADay()) {
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }

    @Override
    public void enact(Tsid proposal, Terms.Limits terms) {
        check(terms);
        try {
            jdbc.sql(
                    """
                            insert into pay_transfer_limit (tier, valid_from, at_once, in_a_day, in_a_month, signed_from, proposal_id)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(terms.tier().name(), terms.from(), terms.atOnce(), terms.inADay(), terms.inAMonth(),
                            terms.signedFrom(), proposal.value())
                    .update();
        } catch (DuplicateKeyException set) {
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }
}
