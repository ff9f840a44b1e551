package home.screen;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.MemberCaller;

/** The first screen. */
@RestController
@RequestMapping("/v1/home")
@Tag(name = "Home", description = "The first screen in one answer")
class HomeController {
    private final ReadHome home;

    HomeController(ReadHome home) {
        this.home = home;
    }

    /** Everything the first screen shows. Each section says how new it is, and whether it could be read at all. */
    record HomeView(WalletSection wallet, MovementSection movements, OrderSection orders) {
        static HomeView of(ReadHome.Home home) {
            return new HomeView(WalletSection.of(home.wallet()), MovementSection.of(home.movements()),
                    OrderSection.of(home.orders()));
        }
    }

    /**
     * The wallet.
     *
     * @param asOf when it last moved; null before the first movement
     */
    record WalletSection(@Schema(description = "false when it could not be read in time") boolean available,
            @Schema(nullable = true) @Nullable Instant asOf,
            @Schema(nullable = true, example = "125000") @Nullable Won balance) {
        static WalletSection of(HomeSections.@Nullable Wallet wallet) {
            if (wallet == null) {
                return new WalletSection(false, null, null);
            }
            return new WalletSection(true, wallet.asOf(), Won.of(wallet.balance()));
        }
    }

    /** The newest movements of the wallet, newest first. */
    record MovementSection(@Schema(description = "false when it could not be read in time") boolean available,
            @Schema(nullable = true) @Nullable Instant asOf, List<RecentMovement> items) {
        static MovementSection of(@Nullable List<HomeSections.Movement> movements) {
            if (movements == null) {
                return new MovementSection(false, null, List.of());
            }
            return new MovementSection(true, movements.isEmpty() ? null : movements.getFirst().at(),
                    movements.stream().map(RecentMovement::of).toList());
        }
    }

    /** A movement: positive in, negative out. */
    record RecentMovement(Tsid id, @Schema(example = "-39800") Won amount, Won balance,
            @Schema(example = "PAYMENT") String kind, @Schema(example = "제주 감귤 5kg") String description, Instant at) {
        static RecentMovement of(HomeSections.Movement movement) {
            return new RecentMovement(new Tsid(movement.id()), Won.of(movement.amount()), Won.of(movement.balance()),
                    movement.kind(), movement.description(), movement.at());
        }
    }

    /** The newest orders, newest first. */
    record OrderSection(@Schema(description = "false when it could not be read in time") boolean available,
            @Schema(nullable = true) @Nullable Instant asOf, List<RecentOrder> items) {
        static OrderSection of(@Nullable List<HomeSections.Order> orders) {
            if (orders == null) {
                return new OrderSection(false, null, List.of());
            }
            return new OrderSection(true, HomeSections.newest(orders).orElse(null),
                    orders.stream().map(RecentOrder::of).toList());
        }
    }

    /** An order by the name of its first product. */
    record RecentOrder(Tsid id,
            @Schema(allowableValues = {
                    "PAYMENT_WAITING", "EXPIRED", "PAID", "CANCELED"}) String state,
            @Schema(example = "제주 감귤 5kg") String title,
            @Schema(description = "how many lines there are besides", example = "1") int otherLines, Won amount,
            Instant placedAt) {
        static RecentOrder of(HomeSections.Order order) {
            return new RecentOrder(new Tsid(order.id()), order.state(), order.title(), order.otherLines(),
                    Won.of(order.amount()), order.placedAt());
        }
    }

    @Operation(summary = "Read the first screen", description = "Balance, newest movements and newest orders.")
    @GetMapping
    HomeView read(MemberCaller caller) {
        return HomeView.of(home.read(caller.memberId()));
    }
}
