package pay.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import benefit.events.ProgrammeFundingOrdered;
import member.events.DeviceBound;
import member.events.MemberJoined;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import pay.merchant.TestMerchant;
import pay.promotion.Promotion;
import pay.promotion.TestPromotions;
import pay.seller.TestPayee;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.IdentityTier;
import platform.security.MemberCaller;
import platform.time.UtcColumn;
import testing.Api;
import testing.TestMembers;
import testing.TestMembers.TestMember;

/**
 * Who plays in a seed: members with bank accounts and cards, some of which behave oddly, and merchants.
 *
 * @param strangers who joins later, by their phone numbers
 * @param outside bank accounts of nobody here
 * @param sellers of commerce, whom pay knows by what it is told
 */
record Cast(List<Person> people, List<TestMerchant> merchants, Map<String, TestMember> strangers,
        List<String> outside, List<Seller> sellers, Funds funds) {
    private static final int PEOPLE = 6;
    private static final int MERCHANTS = 2;
    private static final int STRANGERS = 2;
    /** Fine twice; no money; the request lost; the answer lost; closed. */
    private static final List<String> ACCOUNTS = List.of("9999", "9999", "0002", "0003", "0004", "0005");
    /** Fine; the answer lost; closed. */
    private static final List<String> SELLERS = List.of("9999", "0004", "0005");
    /** Fine; no such account; the request lost; the answer lost; closed. */
    private static final List<String> OUTSIDE = List.of("9999", "0001", "0003", "0004", "0005");
    /** Fine; short; the charge lost; its answer lost; the answer to a cancel lost; cancels refused. */
    private static final List<String> CARDS = List.of("9999", "0002", "0003", "0004", "0006", "0007");

    /**
     * One of the members.
     *
     * @param account a linked account that works
     * @param odd another one
     */
    record Person(TestMember member, String account, String odd, String card) {
        Tsid id() {
            return member.id();
        }
    }

    /** The one who may go; no merchant is paid to an account of theirs. */
    Person leaver() {
        return people.getLast();
    }

    static Cast of(World world) {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            TestMember member = join(world, i == 0 ? IdentityTier.REAL_NAME : IdentityTier.PHONE,
                    TestMembers.newPhone());
            people.add(new Person(member, link(world, member, "9999"), link(world, member, ACCOUNTS.get(i)),
                    card(world, member, CARDS.get(i))));
        }
        List<TestMerchant> merchants = new ArrayList<>();
        for (int i = 0; i < MERCHANTS; i++) {
            TestMerchant merchant = new TestMerchant(world.context);
            payTo(world, merchant, people.get(i).account());
            merchants.add(merchant);
        }
        Map<String, TestMember> strangers = new TreeMap<>();
        for (int i = 0; i < STRANGERS; i++) {
            TestMember member = member(world, IdentityTier.PHONE, TestMembers.newPhone());
            strangers.put(member.phone(), member);
        }
        return new Cast(people, merchants, strangers, OUTSIDE.stream().map(end -> number(world, end)).toList(),
                SELLERS.stream().map(end -> Seller.of(world, end)).toList(), Funds.of(world));
    }

    /** One whose account was confirmed. */
    record Seller(Tsid id, Tsid payee) {
        private static Seller of(World world, String end) {
            Tsid id = world.id();
            return new Seller(id, TestPayee.confirmed(world.context, id, number(world, end)));
        }
    }

    /** Whose order it is. */
    Seller seller(Tsid order) {
        return sellers.get((int) Math.floorMod(order.value() / 1_000, (long) sellers.size()));
    }

    /** Also of who has not joined yet. */
    List<Tsid> members() {
        return Stream.concat(people.stream().map(Person::id), strangers.values().stream().map(TestMember::id))
                .toList();
    }

    /** A programme of points, and promotions: who pays for what is given away. */
    record Funds(Tsid programme, long coupon, long discount, long cashback) {
        private static final long BUDGET = 20_000;

        static Funds of(World world) {
            Tsid programme = world.id();
            world.tell(() -> new ProgrammeFundingOrdered(world.id(), world.now(), programme, programme, "ATTENDANCE",
                    Won.of(1_000_000)));
            world.deliver();
            return new Funds(programme, starts(world, Promotion.Kind.COUPON, 3),
                    starts(world, Promotion.Kind.DISCOUNT, null), starts(world, Promotion.Kind.CASHBACK, null));
        }

        private static long starts(World world, Promotion.Kind kind, @Nullable Integer stock) {
            return TestPromotions.forOrders(world.context, kind, Promotion.Place.BOTH, 10, stock,
                    kind == Promotion.Kind.CASHBACK ? 2 * BUDGET : BUDGET).value();
        }
    }

    private static TestMember join(World world, IdentityTier tier, String phone) {
        TestMember member = member(world, tier, phone);
        join(world, member);
        while (world.waiting() > 0) {
            world.deliver();
        }
        return member;
    }

    private static TestMember member(World world, IdentityTier tier, String phone) {
        return new TestMember(new MemberCaller(world.id(), world.id(), world.id(), tier), phone, TestMembers.newKeys(),
                "");
    }

    /** Pay is told, also twice, and hears of it when it is delivered. */
    static void join(World world, TestMember member) {
        world.tell(() -> new MemberJoined(world.id(), world.now(), member.id(), "김마당", member.phone()));
        world.tell(() -> new DeviceBound(world.id(), world.now(), member.id(), member.deviceId(), member.publicKey()));
    }

    private static String link(World world, TestMember member, String end) {
        String number = number(world, end);
        Api.Answer begun = world.member(member, "POST", "/v1/pay/bank-accounts",
                Map.of("bankCode", "088", "accountNumber", number), "Idempotency-Key", key());
        String code = world.anybody("/sandbox/bank?bankCode=088&accountNumber=" + number).text("items/0/text")
                .replace("마당", "");
        String id = begun.text("id");
        must(200, world.member(member, "POST", "/v1/pay/bank-accounts/" + id + "/verification", Map.of("code", code),
                "Idempotency-Key", key(), "X-Device-Signature",
                member.sign("madang.pay.bank-account.v1\n" + id + "\n" + code)));
        return id;
    }

    private static String number(World world, String end) {
        return "110" + (1_000_000 + Math.floorMod(world.id().value(), 8_999_999)) + end;
    }

    private static String card(World world, TestMember member, String end) {
        must(200, world.member(member, "POST", "/v1/pay/cards/customer", null, "Idempotency-Key", key()));
        String window = world.anybody("/sandbox/card?company=41&kind=CREDIT&lastFour=" + end).text("authKey");
        Api.Answer card = world.member(member, "POST", "/v1/pay/cards", Map.of("authKey", window), "Idempotency-Key",
                key());
        must(201, card);
        return card.text("id");
    }

    /** A merchant that is paid to an account, and that settlements know from the first sale on: what it is owed is checked at once. */
    private static void payTo(World world, TestMerchant merchant, String account) {
        world.context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            world.jdbc.update(
                    "insert into pay_merchant_application (merchant_id, business_number, representative,"
                            + " bank_account_id, plan, entered_by, entered_at) values (?, '1248100998', ?, ?, 'STANDARD', 1, ?)",
                    merchant.id.value(),
                    world.context.getBean(FieldEncryption.class).encrypt("김마당", new FieldAddress(
                            "pay_merchant_application", "representative", merchant.id.value())),
                    Long.parseLong(account), UtcColumn.of(world.now()));
            world.jdbc.update("insert into pay_settlement_account (merchant_id) values (?)", merchant.id.value());
        });
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    private static void must(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
    }
}
