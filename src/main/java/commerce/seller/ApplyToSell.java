package commerce.seller;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import commerce.catalogue.Seller;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.catalogue.SellerStatus;
import commerce.refusal.CommerceError;
import commerce.settlement.FeePlans;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.business.BusinessNumber;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** An operator enters the application of a business that wants to sell. */
@Component
class ApplyToSell {
    private final SellerRegister register;
    private final SellerApplications applications;
    private final FeePlans plans;
    private final BusinessDays days;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    ApplyToSell(SellerRegister register, SellerApplications applications, FeePlans plans, BusinessDays days,
            AuditLog audit, Ids ids, Clock clock) {
        this.register = register;
        this.applications = applications;
        this.plans = plans;
        this.days = days;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What the operator enters.
     *
     * @param businessNumber as written, with or without dashes
     */
    record Form(String name, String businessNumber, String representative, String mailOrderNumber, String phone,
            String address, List<String> documents, String plan) {}

    /**
     * Enters it.
     *
     * @throws DomainException {@link CommerceError#SELLER_BUSINESS_NUMBER_INVALID},
     *     {@link CommerceError#SELLER_FEE_PLAN_UNKNOWN}, {@link CommerceError#SELLER_APPLIED_BEFORE}
     */
    @RetriedOnConflict
    @Transactional
    public SellerId apply(StaffCaller operator, Form form) {
        BusinessNumber number = BusinessNumber.parse(form.businessNumber())
                .orElseThrow(() -> new DomainException(CommerceError.SELLER_BUSINESS_NUMBER_INVALID));
        if (!plans.names(days.today()).contains(form.plan())) {
            throw new DomainException(CommerceError.SELLER_FEE_PLAN_UNKNOWN);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SellerId id = new SellerId(ids.nextLong());
        register.add(new Seller(id, form.name(), SellerStatus.APPLIED));
        if (!applications.insert(new SellerApplication(id, form.name(), number, form.representative(),
                form.mailOrderNumber(), form.phone(), form.address(), form.documents(), form.plan(),
                operator.staffId(), now, null))) {
            throw new DomainException(CommerceError.SELLER_APPLIED_BEFORE);
        }
        audit.record(AuditActor.of(operator), id, "commerce.seller-application-entered", "seller",
                Tsid.of(id).toString(), Map.of());
        return id;
    }
}
