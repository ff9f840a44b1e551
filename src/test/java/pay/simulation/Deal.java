package pay.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import pay.merchant.TestMerchant;
import platform.event.DomainEvent;
import platform.id.Tsid;
import testing.Api;
import tools.jackson.databind.JsonNode;

/** Something that was agreed to by the application, and what it must have moved once all of it is decided. */
interface Deal {
    /** Counts what it moved, by what the application says of it now. */
    void count(World world, Moved moved);

    /** Asks again for what was not answered yet, when nothing goes wrong any more. */
    default void askAgain(World world) {}

    /**
     * What must have come to whom, less what went from them.
     *
     * @param codes which payment each code of a device has paid
     */
    record Moved(Map<Tsid, Long> money, Map<Tsid, Long> points, Set<Long> atBank, Map<String, String> codes) {
        Moved() {
            this(new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashMap<>());
        }

        /** Remembers the bank transfer too, which is the only one that it was told of. */
        void atBank(long transfer, Tsid member, long amount) {
            atBank.add(transfer);
            money(member, amount);
        }

        void money(Tsid member, long amount) {
            money.merge(member, amount, Long::sum);
        }

        void points(Tsid member, long amount) {
            points.merge(member, amount, Long::sum);
        }

        /** By a kind of tender; what is of neither is nothing of the member's. */
        void by(String kind, Tsid member, long amount) {
            switch (kind) {
                case "MONEY" -> money(member, amount);
                case "POINTS" -> points(member, amount);
                default -> {
                }
            }
        }
    }

    /** A top-up ({@code sign} 1) or a withdrawal (-1). */
    record AtBank(Cast.Person person, String path, int sign, long amount) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            String status = world.member(person.member(), "GET", path, null).text("status");
            switch (status) {
                case "COMPLETED" -> moved.atBank(Long.parseLong(path.substring(path.lastIndexOf('/') + 1)), person.id(),
                        sign * amount);
                case "REFUSED" -> {
                }
                default -> throw new AssertionError(path + " is " + status + " though nothing goes wrong any more");
            }
        }
    }

    /**
     * Money for another member, or for a phone number.
     *
     * @param recipient null: whoever has the phone number
     */
    record Transfer(Cast.Person sender, Tsid recipient, String phone, String id, long amount) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            String status = world.member(sender.member(), "GET", "/v1/pay/transfers/" + id, null).text("status");
            switch (status) {
                case "COMPLETED" -> {
                    moved.money(sender.id(), -amount);
                    moved.money(recipient == null
                            ? new Tsid(world.number("select recipient from pay_transfer where id = ?", id))
                            : recipient, amount);
                }
                case "CANCELED", "RETURNED", "REFUSED" -> {
                }
                default -> throw new AssertionError("Transfer " + id + " is " + status);
            }
        }
    }

    /** Money that was asked for. */
    record Asked(Cast.Person asker, Cast.Person asked, String id, long amount) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            String state = world.member(asker.member(), "GET", "/v1/pay/money-requests/" + id, null).text("state");
            if (state.equals("PAID")) {
                moved.money(asked.id(), -amount);
                moved.money(asker.id(), amount);
            } else if (state.equals("OPEN")) {
                throw new AssertionError("Request for money " + id + " is still open");
            }
        }
    }

    /** Transfers ordered ahead. */
    record Planned(Cast.Person sender, Cast.Person recipient, String id, long amount) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            Api.Answer days = world.member(sender.member(), "GET",
                    "/v1/pay/scheduled-transfers/" + id + "/executions?limit=50", null);
            days.body().path("items").forEach(day -> {
                // What is sent may be looked at first, as any other transfer.
                if (day.path("status").asString().equals("SENT")) {
                    new Transfer(sender, recipient.id(), "", day.path("transferId").asString(), amount).count(world,
                            moved);
                }
            });
        }
    }

    /** The same to a bank account. */
    record PlannedToAccount(Cast.Person sender, String id, long amount) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            world.member(sender.member(), "GET", "/v1/pay/scheduled-transfers/" + id + "/executions?limit=50", null)
                    .body().path("items").forEach(day -> {
                        switch (day.path("status").asString()) {
                            case "SENT" -> moved.atBank(day.path("withdrawalId").asLong(), sender.id(), -amount);
                            case "FAILED", "MISSED", "CANCELED" -> {
                            }
                            default -> throw new AssertionError(
                                    "A day of " + id + " is " + day.path("status").asString());
                        }
                    });
        }
    }

    /** The payment of an order. */
    record Ordered(Cast.Person buyer, Tsid order, long amount) implements Deal {
        /** Whether its purchase is to stand; of the others something goes back before. */
        boolean stands() {
            return amount % 2_000 == 0;
        }

        @Override
        public void count(World world, Moved moved) {
            Api.Answer payment = world.member(buyer.member(), "GET", "/v1/pay/order-payments/" + order, null);
            String status = payment.text("status");
            switch (status) {
                case "APPROVED" -> payment.body().path("tenders").forEach(tender -> moved.by(
                        tender.path("kind").asString(), buyer.id(), -tender.path("captured").asLong()));
                case "CANCELED", "EXPIRED" -> {
                }
                default -> throw new AssertionError("Order " + order + " is " + status);
            }
        }
    }

    /**
     * A refund of an order's payment that commerce wants.
     *
     * @param wish how it says so
     */
    record Refund(Cast.Person buyer, Tsid id, Map<String, Long> parts,
            Function<Tsid, DomainEvent> wish) implements Deal {
        /** While a card's company may take its charge back, nothing is said. */
        @Override
        public void askAgain(World world) {
            if (world.number("select count(*) from pay_refund where id = ?", id.value()) == 0) {
                world.tell(() -> wish.apply(world.id()));
            }
        }

        @Override
        public void count(World world, Moved moved) {
            String status = world.jdbc.queryForList("select status from pay_refund where id = ?", String.class,
                    id.value()).stream().findFirst().orElse("NEVER HEARD OF");
            switch (status) {
                // What was deposited came from a bank; what of it does not go to one again, as is counted apart, is in the wallet.
                case "COMPLETED" -> parts.forEach((kind, amount) -> moved
                        .by(kind.equals("VIRTUAL_ACCOUNT") ? "MONEY" : kind, buyer.id(), amount));
                case "FAILED" -> {
                }
                default -> throw new AssertionError("Refund " + id + " is " + status);
            }
        }
    }

    /** A payment that a merchant asked for. */
    record AtShop(TestMerchant merchant, String order, String key, long amount) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            Api.Answer payment = world.merchant(merchant, "GET", "/v1/pay/payments/" + key, null);
            String status = payment.text("status");
            if (!Oracles.FINAL_PAYMENTS.contains(status) && !status.equals("DONE")
                    && !status.equals("PARTIAL_CANCELED")) {
                throw new AssertionError("Payment " + key + " is " + status);
            }
            whatBecameOfItsCancelsIsTold(world, payment);
            payment.body().path("tenders").forEach(tender -> {
                long canceled = tender.path("canceled").asLong();
                long kept = tender.path("captured").asLong() - canceled;
                boolean isDeposit = tender.path("kind").asString().equals("VIRTUAL_ACCOUNT");
                if (isDeposit ? canceled == 0 : kept == 0) {
                    return;
                }
                Tsid member = new Tsid(world.number(
                        "select member_id from pay_easypay_payment where merchant_id = ? and order_id = ?",
                        merchant.id.value(), order));
                if (isDeposit) {
                    // It came from a bank; what of it does not go to one again, as is counted apart, is in the wallet.
                    moved.money(member, canceled);
                } else {
                    moved.by(tender.path("kind").asString(), member, -kept);
                }
            });
        }

        private void whatBecameOfItsCancelsIsTold(World world, Api.Answer payment) {
            long inMoney = 0;
            boolean deposited = false;
            for (JsonNode tender : payment.body().path("tenders")) {
                deposited |= tender.path("kind").asString().equals("VIRTUAL_ACCOUNT");
            }
            for (JsonNode cancel : payment.body().path("cancels")) {
                if (cancel.path("cancelStatus").asString().equals("IN_PROGRESS")) {
                    throw new AssertionError("A cancel of " + key + " is never said to be done");
                }
                inMoney += cancel.path("inMoney").asLong();
            }
            long refused = world.number("select coalesce(sum(r.amount), 0) from pay_card_request r"
                    + " join pay_easypay_payment p on p.id = r.purpose_id where r.kind = 'CANCEL'"
                    + " and r.status = 'REFUSED' and p.merchant_id = ? and p.order_id = ?", merchant.id.value(), order);
            if (!deposited && inMoney != refused) {
                throw new AssertionError("Of " + key + " " + refused + " went back in money, told " + inMoney);
            }
        }
    }

    /** A billing key. */
    record Agreement(TestMerchant merchant, Cast.Person person, String key) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            // What is charged by it counts.
        }
    }

    /** Something that was charged by one, at once or in a later try. */
    record Charge(Agreement of, String order) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            Api.Answer charge = world.merchant(of.merchant(), "GET",
                    "/v1/pay/billing/" + of.key() + "/charges/" + order, null);
            String status = charge.text("status");
            switch (status) {
                case "DONE" -> charge.body().at("/payment/tenders").forEach(tender -> moved.by(
                        tender.path("kind").asString(), of.person().id(), -tender.path("captured").asLong()));
                case "FAILED" -> {
                }
                default -> throw new AssertionError("Charge " + order + " is " + status);
            }
        }
    }

    /** Points that benefit granted. */
    record Granted(Cast.Person person, Tsid grant, long points) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            moved.points(person.id(), points);
        }
    }
}
