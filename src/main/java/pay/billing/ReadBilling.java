package pay.billing;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.easypay.ChargeAtOnce;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Reads billing agreements for either side. */
@Component
class ReadBilling {
    private final BillingAgreements agreements;
    private final BillingCharges charges;
    private final KeepCharges keepCharges;
    private final ChargeAtOnce chargeAtOnce;
    private final Cursors cursors;

    ReadBilling(BillingAgreements agreements, BillingCharges charges, KeepCharges keepCharges,
            ChargeAtOnce chargeAtOnce, Cursors cursors) {
        this.agreements = agreements;
        this.charges = charges;
        this.keepCharges = keepCharges;
        this.chargeAtOnce = chargeAtOnce;
        this.cursors = cursors;
    }

    /**
     * One that a member may look at.
     *
     * @throws DomainException {@code BILLING_KEY_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public BillingAgreement ofMember(Tsid member, String key) {
        return agreements.find(key).filter(agreement -> agreement.isShownTo(member)).orElseThrow(ReadBilling::none);
    }

    /**
     * One of a merchant's own.
     *
     * @throws DomainException {@code BILLING_KEY_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public BillingAgreement ofMerchant(CallingMerchant merchant, String key) {
        return agreements.find(key).filter(agreement -> agreement.isOf(merchant)).orElseThrow(ReadBilling::none);
    }

    /**
     * What a merchant charged for an order.
     *
     * @throws DomainException {@code BILLING_KEY_NOT_FOUND} or {@code BILLING_CHARGE_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public BillingChargeView charge(CallingMerchant merchant, String key, String orderId) {
        BillingAgreement agreement = ofMerchant(merchant, key);
        return charges.find(agreement.id(), orderId).map(charge -> keepCharges.show(agreement, charge))
                .orElseThrow(() -> new DomainException(PayError.BILLING_CHARGE_NOT_FOUND));
    }

    /** What a member consented to, latest first. */
    @Transactional(readOnly = true)
    public CursorPage<BillingAgreement> list(Tsid member, PageQuery page) {
        String list = "pay.billing-agreements:" + member;
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(agreements.of(member, before, page.size() + 1), page.size(),
                agreement -> cursors.encode(list, agreement.id().value()));
    }

    /**
     * What was charged by a key, for who pays, latest first.
     *
     * @throws DomainException {@code BILLING_KEY_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public CursorPage<MemberChargeView> charges(Tsid member, String key, PageQuery page) {
        BillingAgreement agreement = ofMember(member, key);
        String list = "pay.billing-charges:" + agreement.id().value();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        List<BillingCharge> found = charges.of(agreement.id(), before, page.size() + 1);
        Map<Tsid, Won> canceled = chargeAtOnce
                .canceled(found.stream().flatMap(charge -> Stream.ofNullable(charge.payment())).toList());
        return CursorPage.of(found, page.size(), charge -> cursors.encode(list, charge.id().value()))
                .map(charge -> MemberChargeView.of(charge, charge.payment() == null
                        ? Won.ZERO
                        : canceled.getOrDefault(charge.payment(), Won.ZERO)));
    }

    static DomainException none() {
        return new DomainException(PayError.BILLING_KEY_NOT_FOUND);
    }
}
