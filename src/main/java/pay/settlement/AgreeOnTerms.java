package pay.settlement;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.FindMerchant;
import pay.merchant.MerchantId;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.security.StaffCaller;
import platform.time.BusinessDays;

/** An operator writes down when a merchant is settled and paid out, from today on. */
@Service
class AgreeOnTerms {
    private final SettlementTerms terms;
    private final FindMerchant merchants;
    private final BusinessDays businessDays;
    private final AuditLog audit;
    private final Clock clock;

    AgreeOnTerms(SettlementTerms terms, FindMerchant merchants, BusinessDays businessDays, AuditLog audit,
            Clock clock) {
        this.terms = terms;
        this.merchants = merchants;
        this.businessDays = businessDays;
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes them down; a period that has begun ends as the new ones say. */
    @RetriedOnConflict
    @Transactional
    public LocalDate agree(StaffCaller operator, MerchantId merchant, Terms agreed) {
        merchants.find(merchant);
        LocalDate today = businessDays.today();
        terms.agree(merchant, today, agreed, operator.staffId(), clock.instant());
        audit.record(AuditActor.of(operator), "pay.settlement-terms", "merchant", merchant);
        return today;
    }
}
