package pay.tender;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import pay.card.CardId;
import pay.error.PayError;
import pay.promotion.CouponId;
import pay.promotion.CouponTender;
import pay.promotion.PromotionId;
import platform.money.Won;
import platform.web.DomainException;

/** How a member wants to pay: each way once, with something in it. */
public record Tenders(List<Part> parts) {
    public Tenders {
        parts = List.copyOf(parts);
    }

    /**
     * One way and its part.
     *
     * @param by what pays it, where the kind does not say
     */
    public record Part(TenderKind kind, Won amount, @Nullable By by) {
        public Part(TenderKind kind, Won amount) {
            this(kind, amount, null);
        }

        /**
         * As a request names it.
         *
         * @param named null: what it does not name
         * @throws DomainException {@code PAYMENT_TENDERS_DIFFER} when it names more than one
         */
        public static Part of(TenderKind kind, Won amount, @Nullable By... named) {
            List<By> by = Arrays.stream(named).filter(Objects::nonNull).toList();
            if (by.size() > 1) {
                throw new DomainException(PayError.PAYMENT_TENDERS_DIFFER);
            }
            return new Part(kind, amount, by.isEmpty() ? null : by.getFirst());
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
        private boolean isNamed() {
            return switch (kind) {
                case CARD -> by instanceof By.Card;
                case VIRTUAL_ACCOUNT -> by instanceof By.Deposit;
                case COUPON -> by instanceof By.Coupon;
                case MONEY, POINTS -> by == null;
            };
        }
    }

    /** What pays a part. */
    public sealed interface By {
        /** A card, in so many months; 0: all at once. */
        record Card(CardId card, int months) implements By {}

        /** A virtual account of a bank; what comes back of it goes to the member's own account. */
        record Deposit(BankCode bank, BankAccountId refundAccount) implements By {}

        /** A promotion, by a coupon or as a discount. */
        record Coupon(CouponTender of) implements By {}

        /** The card that a request names; null: none. */
        static @Nullable By card(@Nullable CardId card, @Nullable Integer months) {
            return card == null ? null : new Card(card, months == null ? 0 : months);
        }

        /**
         * The same of a bank, by its code, and an account for what comes back.
         *
         * @throws DomainException {@code PAYMENT_TENDERS_DIFFER} when only one of both is named
         */
        static @Nullable By deposit(@Nullable String bankCode, @Nullable BankAccountId refundAccount) {
            if (bankCode == null && refundAccount == null) {
                return null;
            }
            if (bankCode == null || refundAccount == null) {
                throw new DomainException(PayError.PAYMENT_TENDERS_DIFFER);
            }
            return new Deposit(BankCode.of(bankCode).orElseThrow(), refundAccount);
        }

        /** The same of a coupon. */
        static @Nullable By coupon(@Nullable CouponId coupon) {
            return coupon == null ? null : new Coupon(new CouponTender.Own(coupon));
        }

        /** The same of a discount. */
        static @Nullable By discount(@Nullable PromotionId promotion) {
            return promotion == null ? null : new Coupon(new CouponTender.Discount(promotion));
        }
    }

    /** Whether every kind is there at most once, with something in it and what pays it, and the parts add up to the amount. */
    public boolean addUpTo(Won amount) {
        boolean distinct = parts.stream().map(Part::kind).distinct().count() == parts.size();
        return distinct && parts.stream().allMatch(part -> part.isNamed() && part.amount().isPositive())
                && parts.stream().map(Part::amount).reduce(Won.ZERO, Won::plus).equals(amount);
    }

    /** Those that are set aside in the ledger. */
    public List<Part> held() {
        return parts.stream().filter(part -> part.kind().isSetAside()).toList();
    }

    public Optional<Part> find(TenderKind kind) {
        return parts.stream().filter(part -> part.kind() == kind).findFirst();
    }

    /** What pays a part that is named so; empty without one. */
    public <B extends By> Optional<B> by(Class<B> named) {
        return parts.stream().map(Part::by).filter(named::isInstance).map(named::cast).findFirst();
    }

    /** How much in one way; zero without it. */
    public Won of(TenderKind kind) {
        return find(kind).map(Part::amount).orElse(Won.ZERO);
    }

    /** As the device signs them. */
    public String signed() {
        return parts.stream().map(Part::signed).collect(Collectors.joining(","));
    }
}
