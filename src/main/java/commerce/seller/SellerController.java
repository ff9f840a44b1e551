package commerce.seller;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.web.DomainException;
import platform.web.Refuses;

/** Sellers' shops. */
@RestController
@RequestMapping("/v1/commerce/sellers")
@Tag(name = "Sellers", description = "Who sells; open to everybody")
class SellerController {
    private final ReadShops shops;

    SellerController(ReadShops shops) {
        this.shops = shops;
    }

    /** A shop; its products are in the list of products. */
    record ShopView(SellerId id, @Schema(example = "한빛상회", description = "as it trades (상호)") String name,
            @Schema(description = "whether its products can be bought now") boolean open,
            @Schema(nullable = true, description = "null as long as it has said nothing", example = "제주에서 보내 드려요.") @Nullable String introduction,
            @Schema(nullable = true, description = "null as long as it has said nothing") @Nullable CustomerServiceView customerService,
            @Schema(nullable = true, description = "where returns go; of one that was accepted, the claim says it; null as long as it has not said") @Nullable ReturnAddressView returnAddress,
            @Schema(nullable = true, description = "null of a seller that was here before applications were kept") @Nullable BusinessView business) {
        static ShopView of(SellerId id, Shop shop) {
            ShopDescription says = shop.says();
            Shop.Business business = shop.business();
            return new ShopView(id, shop.name(), shop.open(), said(says.introduction()),
                    says.phone().isEmpty()
                            ? null
                            : new CustomerServiceView(says.phone(), said(says.hours()), said(says.email())),
                    says.returnAddress().isEmpty()
                            ? null
                            : new ReturnAddressView(says.returnPostalCode(), says.returnAddress()),
                    business == null ? null : BusinessView.of(business));
        }

        private static @Nullable String said(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    /** How its customers reach it. */
    record CustomerServiceView(@Schema(example = "064-123-4567") String phone,
            @Schema(nullable = true, description = "when it is answered, in its words", example = "평일 10:00–17:00") @Nullable String hours,
            @Schema(nullable = true, example = "help@hanbit.example") @Nullable String email) {}

    /** Where what comes back goes. */
    record ReturnAddressView(@Schema(example = "63122") String postalCode,
            @Schema(example = "제주시 1, 물류창고") String address) {}

    /** What the law has told of a business that sells at a distance, before anybody buys (전자상거래법 제20조 제2항, 제13조 제1항). */
    record BusinessView(@Schema(example = "홍길동") String representative,
            @Schema(example = "123-45-67891") String businessNumber,
            @Schema(description = "통신판매업 신고번호", example = "2026-제주-0001") String mailOrderNumber,
            @Schema(example = "064-123-4567") String phone, @Schema(example = "제주시 1") String address) {
        static BusinessView of(Shop.Business business) {
            return new BusinessView(business.representative(), business.number().toString(),
                    business.mailOrderNumber(), business.phone(), business.address());
        }
    }

    @Operation(summary = "Read a seller's shop", description = """
            Who it is and how to reach it, as it says and as the law has it told (전자상거래법 제20조 제2항): also of one that sells nothing
            any more. What it sells is in the list of products, by its id.""")
    @Refuses("SELLER_NOT_FOUND")
    @GetMapping("/{id}")
    ShopView read(@PathVariable SellerId id) {
        return shops.find(id).map(shop -> ShopView.of(id, shop))
                .orElseThrow(() -> new DomainException(CommerceError.SELLER_NOT_FOUND));
    }
}
