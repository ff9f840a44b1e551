package faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import faults.Caller.Reply;
import testing.MemberActor;

/** Somebody outside whom the application asks for what members want: who dawdles at first, and then is well. */
interface Outsider {
    /** In a few words. */
    String name();

    /** What the application has to be told to ask them. */
    List<String> settings();

    /** What counts as slow for whoever leaves them alone. */
    Duration slow();

    /** How long they are left alone. */
    Duration leftFor();

    /** From now on they take so long. */
    void dawdle(Duration by);

    /**
     * Wants something of them.
     *
     * @param turn another one each time
     * @param slow whether it is for somebody who dawdles
     * @return the last answer
     */
    Reply want(Caller caller, MemberActor who, int turn, boolean slow) throws InterruptedException;

    /** Whether it was had from them. */
    default boolean isHad(Reply reply) {
        return reply.isDone();
    }

    /** What else was seen of them. */
    default void tell(Figures figures) {}

    /** A bank in the box: a new account each time; those that end so are at a bank that dawdles. */
    final class Bank implements Outsider {
        @Override
        public String name() {
            return "bank";
        }

        @Override
        public List<String> settings() {
            return List.of();
        }

        @Override
        public Duration slow() {
            return Duration.ofSeconds(3);
        }

        @Override
        public Duration leftFor() {
            return Duration.ofSeconds(10);
        }

        /** It always does, at such accounts. */
        @Override
        public void dawdle(Duration by) {}

        @Override
        public Reply want(Caller caller, MemberActor who, int turn, boolean slow) throws InterruptedException {
            return caller.post("/v1/pay/bank-accounts", "{\"bankCode\":\"088\",\"accountNumber\":\"110%05d%s\"}"
                    .formatted(turn, slow ? "0006" : "9999"), Map.of("Authorization", who.bearer()));
        }
    }

    /** A payment service provider: a new card each time. */
    final class Psp implements Outsider {
        private final SlowServer server = SlowServer.answering(
                _ -> """
                        {"billingKey":"key-%d","customerKey":"any","method":"카드","card":{"issuerCode":"41","acquirerCode":"41","number":"43301234****123*","cardType":"신용","ownerType":"개인"}}"""
                        .formatted(System.nanoTime()));

        @Override
        public String name() {
            return "payment service provider";
        }

        @Override
        public List<String> settings() {
            return List.of("--madang.pay.card.psp=toss", "--madang.pay.card.toss.secret-key=test_sk_drill",
                    "--madang.pay.card.toss.url=" + server.url());
        }

        @Override
        public Duration slow() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration leftFor() {
            return Duration.ofSeconds(10);
        }

        @Override
        public void dawdle(Duration by) {
            server.dawdle(by);
        }

        @Override
        public Reply want(Caller caller, MemberActor who, int turn, boolean slow) throws InterruptedException {
            return caller.post("/v1/pay/cards", "{\"authKey\":\"bln_%d\"}".formatted(turn),
                    Map.of("Authorization", who.bearer()));
        }
    }

    /** A gateway for short messages: a code for a new number each time. */
    final class SmsGateway implements Outsider {
        private final SlowServer server = SlowServer.answering(_ -> "{}");

        @Override
        public String name() {
            return "SMS gateway";
        }

        @Override
        public List<String> settings() {
            return List.of("--madang.member.sms.sender=http", "--madang.member.sms.url=" + server.url(),
                    "--madang.member.sms.api-key=drill", "--madang.member.sms.from=0212345678",
                    // All ask from one address, ten times a second.
                    "--madang.member.limits.codes-per-address=1000000");
        }

        @Override
        public Duration slow() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration leftFor() {
            return Duration.ofSeconds(30);
        }

        @Override
        public void dawdle(Duration by) {
            server.dawdle(by);
        }

        @Override
        public Reply want(Caller caller, MemberActor who, int turn, boolean slow) throws InterruptedException {
            return caller.post("/v1/member/sign-ups", "{\"phone\":\"0108%07d\"}".formatted(turn), Map.of());
        }
    }
}
