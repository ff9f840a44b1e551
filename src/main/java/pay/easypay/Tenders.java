package pay.easypay;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import pay.card.CardId;
import pay.promotion.CouponTender;
import platform.money.Won;

/** How a member wants to pay: each way once, with something in it. */
record Tenders(List<Part> parts) {
    /**
     * One way and its part.
     *
     * @param by what pays it, where the kind does not say
     */
    record Part(TenderKind kind, Won amount, @Nullable By by) {
        Part(TenderKind kind, Won amount) {
            this(kind, amount, null);
        }

        private String signed() {
            String what = switch (by) {
                case null -> "";
                case By.Card(CardId card, int months) -> ":" + card.value() + ":" + months;
                case By.Deposit(BankCode bank, BankAccountId refund) -> ":" + bank.code() + ":" + refund.value();
                case By.Coupon(CouponTender of) -> ":" + of.id().value();
            };
            return kind + what + "=" + amount.amount();
        }

        /** Whether it says what pays it where that has to be said, and not where it has not. */
        boolean isNamed() {
            return switch (kind) {
                case CARD -> by instanceof By.Card;
                case VIRTUAL_ACCOUNT -> by instanceof By.Deposit;
                case COUPON -> by instanceof By.Coupon;
                case MONEY, POINTS -> by == null;
            };
        }
    }

    /** What pays a part. */
    sealed interface By {
        /** A card, in so many months; 0: all at once. */
        record Card(CardId card, int months) implements By {}

        /** A virtual account of a bank; what comes back of it goes to the member's own account. */
        record Deposit(BankCode bank, BankAccountId refundAccount) implements By {}

        /** A promotion, by a coupon or as a discount. */
        record Coupon(CouponTender of) implements By {}
    }

    /** Whether every kind is there at most once, with something in it, and the parts add up to the amount. */
    boolean addUpTo(Won amount) {
        boolean distinct = parts.stream().map(Part::kind).distinct().count() == parts.size();
        return distinct && parts.stream().allMatch(part -> part.isNamed() && part.amount().isPositive())
                && parts.stream().map(Part::amount).reduce(Won.ZERO, Won::plus).equals(amount);
    }

    /** Those that are set aside in the ledger. */
    List<Part> held() {
        return parts.stream().filter(part -> part.kind().isSetAside()).toList();
    }

    Optional<Part> find(TenderKind kind) {
        return parts.stream().filter(part -> part.kind() == kind).findFirst();
    }

    /** How much in one way; zero without it. */
    Won of(TenderKind kind) {
        return find(kind).map(Part::amount).orElse(Won.ZERO);
    }

    /** As the device signs them. */
    String signed() {
        return parts.stream().map(Part::signed).collect(Collectors.joining(","));
    }
}
