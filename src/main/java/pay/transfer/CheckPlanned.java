package pay.transfer;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.payee.PhoneBook;
import pay.usage.Usage;
import platform.money.Won;
import platform.person.PhoneNumber;
import platform.security.MemberCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Looks at a transfer that is planned for later: whether it could be done today by somebody with enough money. */
@Component
public class CheckPlanned {
    private final Payees payees;
    private final PhoneBook phones;
    private final TransferLimits limits;
    private final BusinessDays days;

    CheckPlanned(Payees payees, PhoneBook phones, TransferLimits limits, BusinessDays days) {
        this.payees = payees;
        this.phones = phones;
        this.limits = limits;
        this.days = days;
    }

    /**
     * Refuses what is above the limits of a day on which nothing else is sent.
     *
     * @throws DomainException {@code TRANSFER_ABOVE_LIMIT}, or one of the day's and the month's
     */
    public void checkAmount(MemberCaller by, Won amount) {
        Usage.none(days.today()).refusal(amount.amount(), limits.on(days.today(), by.tier())).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /**
     * Whom it goes to, as the sender may see it: a masked name, or the masked phone number, whoever has that.
     *
     * @throws DomainException {@code WALLET_CLOSED}, {@code TRANSFER_TO_SELF}, {@code TRANSFER_PAYEE_UNAVAILABLE},
     *     {@code TRANSFER_ABOVE_LIMIT}, or {@code INSUFFICIENT_BALANCE} of one whose wallet we have not heard of
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String check(PlannedTransfer planned) {
        TransferOrder order = planned.order();
        Parties parties = Parties.of(List.of(order), payees, phones);
        Draft.refusal(order, parties).ifPresent(refusal -> {
            throw refusal;
        });
        checkAmount(planned.by(), planned.amount());
        return planned.to() instanceof Addressee.Phone(PhoneNumber number)
                ? number.masked()
                : parties.recipient(order).map(Payee::maskedName).orElseThrow();
    }
}
