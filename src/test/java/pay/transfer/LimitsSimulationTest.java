package pay.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Balance;
import pay.ledger.LedgerRefusal;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.ledger.TestBooks;
import pay.payee.Payee;
import pay.usage.DatedLimits;
import pay.usage.Usage;
import platform.id.Tsid;
import platform.money.Won;
import platform.person.PhoneNumber;
import platform.security.IdentityTier;
import platform.security.MemberCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;
import platform.web.idempotency.IdempotencyKey;
import platform.web.idempotency.SharedKeys;
import testing.Seeds;

import static testing.Seeds.require;

/**
 * Members send at random, to each other, to phone numbers and to banks, over days and months, by clocks that go apart, while
 * operators change limits and the wallets' cap. A list of all that counts says what may be sent.
 */
class LimitsSimulationTest {
    private static final int STEPS = 30;
    private static final Set<String> HAPPENS = Set.of("sent", "held", "to a bank", "refused by the bank", "behind",
            "TRANSFER_ABOVE_LIMIT", "TRANSFER_ABOVE_DAILY_LIMIT", "TRANSFER_ABOVE_MONTHLY_LIMIT", "ABOVE_CEILING",
            "SHORT", "expected", "came", "did not come");

    @Test
    void nobodySendsMoreThanTheyMayAndNoWalletHoldsMore() {
        Seeds.play(STEPS, HAPPENS, (random, happened) -> new Run(random, happened)::step);
    }

    /** What counted, by the list's own account. */
    private record Counted(int member, LocalDate day, long amount) {}

    /** What went to a bank, which may refuse it. */
    private record Sent(int member, long amount, LocalDate on) {}

    /** One that the simulation looks at, and what production keeps of it. */
    private static final class Member {
        final IdentityTier tier;
        final Payee payee;
        Usage usage;
        LocalDate day;
        /** What came less what went, of which held transfers are set aside; and what is on its way here. */
        long money;
        long setAside;
        long coming;
        @Nullable
        MovementId comes;

        Member(IdentityTier tier, Payee payee, LocalDate today) {
            this.tier = tier;
            this.payee = payee;
            this.usage = Usage.none(today);
            this.day = today;
        }

        long available() {
            return money - setAside;
        }

        /** With what comes; what is set aside may come back. */
        long most() {
            return money + coming;
        }
    }

    private static final class Run {
        private static final long CAP = 2_000_000;

        private final RandomGenerator random;
        private final Consumer<String> happened;
        private final TestBooks books = new TestBooks();
        private final List<Member> members = new ArrayList<>();
        private final List<Counted> counted = new ArrayList<>();
        private final List<Sent> atBanks = new ArrayList<>();
        private final List<DatedLimits.Dated<TransferLimits.Limits>> approved = new ArrayList<>();
        private final TransferLimits limits = new TransferLimits(() -> List.copyOf(approved), new Now());
        private Instant now = Instant.parse("2026-11-28T01:00:00Z");
        private Instant seen = now;
        private long cap = CAP;
        private long references;

        Run(RandomGenerator random, Consumer<String> happened) {
            this.random = random;
            this.happened = happened;
            for (IdentityTier tier : List.of(IdentityTier.REAL_NAME, IdentityTier.PHONE, IdentityTier.REAL_NAME)) {
                Account wallet = books.open(AccountKind.MEMBER_MONEY);
                members.add(new Member(tier, new Payee(new Tsid(wallet.owner()), wallet, true, null, false, "김*당"),
                        today()));
            }
        }

        /** The clock of the instance whose turn it is. */
        private final class Now extends Clock {
            @Override
            public Instant instant() {
                return seen;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        }

        private LocalDate today() {
            return LocalDate.ofInstant(seen, BusinessDays.SEOUL);
        }

        void step() {
            seen = now;
            switch (random.nextInt(9)) {
                case 0 -> now = now.plus(Duration.ofMinutes(random.nextInt(10, 48 * 60)));
                case 1 -> operators();
                case 2 -> answer();
                case 3 -> comes(members.get(random.nextInt(members.size())));
                default -> {
                    if (random.nextInt(10) == 0) {
                        seen = now.minus(Duration.ofMinutes(random.nextInt(10 * 60)));
                        happened.accept("behind");
                    }
                    send(random.nextInt(members.size()));
                }
            }
            members.forEach(this::check);
        }

        /** For a day that is not near, as they are approved; and the cap, which is read at each transfer. */
        private void operators() {
            if (random.nextInt(3) == 0) {
                cap = random.nextLong(CAP / 4, 2 * CAP);
            } else {
                long atOnce = random.nextLong(1, 400) * 1_000;
                long inADay = atOnce * random.nextInt(1, 4);
                approved.add(new DatedLimits.Dated<>(today().plusDays(random.nextInt(2, 9)),
                        random.nextBoolean() ? IdentityTier.PHONE : IdentityTier.REAL_NAME,
                        new TransferLimits.Limits(atOnce, inADay, inADay * random.nextInt(1, 4), 1)));
            }
        }

        /** A bank says long afterwards that it has not carried something out: it does not count any more. */
        private void answer() {
            if (!atBanks.isEmpty()) {
                Sent sent = atBanks.remove(random.nextInt(atBanks.size()));
                Member member = members.get(sent.member());
                wrote(member, member.usage.on(today()).minus(sent.amount(), sent.on()));
                require(counted.remove(new Counted(sent.member(), sent.on(), sent.amount())), "it counted");
                happened.accept("refused by the bank");
            }
        }

        /** Something is on its way into a wallet, and counts against its cap; then it comes, or it does not. */
        private void comes(Member member) {
            MovementId comes = member.comes;
            if (comes == null) {
                long room = Math.min(cap - member.most(), random.nextLong(1, CAP));
                if (room > 0) {
                    member.comes = books.post(Posting.of("COMES", ++references,
                            new Line.Hold(Account.BANK, member.payee.wallet(), room))
                            .within(member.payee.wallet(), cap), seen).getFirst();
                    member.coming = room;
                    happened.accept("expected");
                }
                return;
            }
            boolean came = random.nextBoolean();
            books.post(Posting.of("CAME", ++references,
                    came ? new Line.Capture(comes, member.coming) : new Line.Release(comes)), seen);
            member.money += came ? member.coming : 0;
            member.coming = 0;
            member.comes = null;
            happened.accept(came ? "came" : "did not come");
        }

        private void send(int index) {
            Member sender = members.get(index);
            long amount = amount(sender, index);
            fill(sender, amount);
            Usage usage = sender.usage.on(today());
            Optional<DomainException> refusal = usage.refusal(amount, limits.on(today(), sender.tier));
            String expected = refusal(sender, index, amount);
            require(refusal.map(each -> each.code().name()).equals(Optional.ofNullable(expected)),
                    refusal + " is what was to be " + expected);
            if (expected != null) {
                happened.accept(expected);
                return;
            }
            Member recipient = members.get((index + random.nextInt(1, members.size())) % members.size());
            int way = random.nextInt(4);
            if (way == 0 && sender.available() >= amount) {
                books.post(Posting.of("BANK", ++references, new Line.Post(sender.payee.wallet(), Account.BANK, amount)),
                        seen);
                sender.money -= amount;
                atBanks.add(new Sent(index, amount, usage.day()));
                happened.accept("to a bank");
            } else if (!post(sender, way == 1 ? null : recipient, amount)) {
                return;
            }
            wrote(sender, usage.plus(amount));
            counted.add(new Counted(index, sender.day, amount));
        }

        /** By what production posts; whether it was. */
        private boolean post(Member sender, @Nullable Member recipient, long amount) {
            List<Balance> before = balances();
            long available = sender.available();
            long fits = recipient == null ? Long.MAX_VALUE : cap - recipient.most();
            try {
                books.post(draft(sender, recipient, amount).posting(cap, seen.plus(Duration.ofDays(1))), seen);
            } catch (LedgerRefusal refused) {
                require(refused.reason() == LedgerRefusal.Reason.SHORT ? available < amount : fits < amount,
                        refused + " of what fits");
                require(before.equals(balances()), "a refusal changes nothing");
                happened.accept(refused.reason().name());
                return false;
            }
            require(available >= amount && fits >= amount, "what is posted was there, and fits");
            if (recipient == null) {
                sender.setAside += amount;
            } else {
                sender.money -= amount;
                recipient.money += amount;
            }
            happened.accept(recipient == null ? "held" : "sent");
            return true;
        }

        private Draft draft(Member sender, @Nullable Member recipient, long amount) {
            Tsid id = sender.payee.memberId();
            Addressee to = recipient == null
                    ? new Addressee.Phone(PhoneNumber.parse("01012345678"))
                    : new Addressee.Member(recipient.payee.memberId());
            TransferOrder order = new TransferOrder(
                    new SharedKeys.Request(new IdempotencyKey("", "", "", "", ""), new byte[0], new byte[0]),
                    new MemberCaller(id, id, id, sender.tier), to, Won.of(amount), null, true);
            return new Draft(order, new TransferId(++references), null, sender.payee,
                    recipient == null ? null : recipient.payee, null);
        }

        /** Often just what may be sent still, or one won more. */
        private long amount(Member sender, int index) {
            TransferLimits.Limits may = may(sender);
            LocalDate day = day(sender);
            long left = switch (random.nextInt(4)) {
                case 0 -> may.atOnce();
                case 1 -> may.inADay() - sum(index, day::equals);
                case 2 -> may.inAMonth() - sum(index, month(day));
                default -> random.nextLong(1, may.atOnce() + 1);
            };
            return Math.max(1, left + random.nextInt(2));
        }

        /** Tops up, mostly enough, and never above the cap. */
        private void fill(Member member, long amount) {
            long room = Math.min(cap - member.most(), amount);
            if (room > 0 && random.nextInt(20) > 0) {
                books.post(Posting.of("TOP_UP", ++references,
                        new Line.Post(Account.BANK, member.payee.wallet(), room)).within(member.payee.wallet(), cap),
                        seen);
                member.money += room;
            }
        }

        private void wrote(Member member, Usage usage) {
            member.usage = usage;
            member.day = day(member);
        }

        /** The later of what this clock says and what was written before. */
        private LocalDate day(Member member) {
            return today().isAfter(member.day) ? today() : member.day;
        }

        private @Nullable String refusal(Member sender, int index, long amount) {
            TransferLimits.Limits may = may(sender);
            LocalDate day = day(sender);
            if (amount > may.atOnce()) {
                return "TRANSFER_ABOVE_LIMIT";
            }
            if (sum(index, day::equals) + amount > may.inADay()) {
                return "TRANSFER_ABOVE_DAILY_LIMIT";
            }
            return sum(index, month(day)) + amount > may.inAMonth() ? "TRANSFER_ABOVE_MONTHLY_LIMIT" : null;
        }

        /** Of what operators have set, what began last; else what the law and the file have. */
        private TransferLimits.Limits may(Member member) {
            TransferLimits.Limits may = member.tier == IdentityTier.PHONE
                    ? new TransferLimits.Limits(500_000, 1_000_000, 3_000_000, 300_000)
                    : new TransferLimits.Limits(2_000_000, 5_000_000, 20_000_000, 500_000);
            LocalDate since = LocalDate.MIN;
            for (DatedLimits.Dated<TransferLimits.Limits> each : approved) {
                if (each.tier() == member.tier && !each.from().isAfter(today()) && !each.from().isBefore(since)) {
                    may = each.limits();
                    since = each.from();
                }
            }
            return may;
        }

        private void check(Member member) {
            int index = members.indexOf(member);
            Balance balance = balance(member);
            require(balance.creditPosted() - balance.debitPosted() == member.money
                    && balance.debitPending() == member.setAside && balance.creditPending() == member.coming,
                    "what stands on a wallet");
            require(member.usage.day().equals(member.day), "the day never goes back");
            require(member.usage.dayAmount() == sum(index, member.day::equals), "what counts of the day");
            require(member.usage.monthAmount() == sum(index, month(member.day)), "what counts of the month");
        }

        private long sum(int member, Predicate<LocalDate> days) {
            return counted.stream().filter(each -> each.member() == member && days.test(each.day()))
                    .mapToLong(Counted::amount).sum();
        }

        private static Predicate<LocalDate> month(LocalDate of) {
            return day -> day.getYear() == of.getYear() && day.getMonth() == of.getMonth();
        }

        private Balance balance(Member member) {
            return books.balance(member.payee.wallet());
        }

        private List<Balance> balances() {
            return members.stream().map(this::balance).toList();
        }
    }
}
