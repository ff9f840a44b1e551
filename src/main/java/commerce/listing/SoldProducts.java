package commerce.listing;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Sale;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.freight.TemplateId;
import commerce.product.ReadTerms;
import commerce.stock.Pieces;
import commerce.stock.ReadStock;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.money.Won;

/** A seller's products that buyers know, as its systems see them: what they cost, and how many there are. */
@Component
class SoldProducts {
    private final ReadTerms terms;
    private final ReadStock stock;

    SoldProducts(ReadTerms terms, ReadStock stock) {
        this.terms = terms;
        this.stock = stock;
    }

    /** A product. */
    record SoldProductView(ProductId id, String name, ProductStatus status,
            @Schema(description = "counts up with each change", example = "3") int version,
            @Schema(description = "without a sale, of a form without a price difference") Won price,
            @Nullable SaleView sale,
            @Schema(description = "null: its freight is free") @Nullable TemplateId shippingTemplateId,
            List<SoldSkuView> skus) {
        static SoldProductView of(ReadTerms.Sold sold, List<SoldSkuView> skus) {
            Sale sale = sold.terms().sale();
            Long template = sold.terms().shippingTemplate();
            return new SoldProductView(sold.id(), sold.name(), sold.status(), sold.version(), sold.terms().price(),
                    sale == null ? null : new SaleView(sale.price(), sale.from(), sale.until()),
                    template == null ? null : new TemplateId(template), skus);
        }
    }

    /** A lower price for some time, past or to come. */
    record SaleView(Won price, Instant from, @Schema(description = "not included") Instant until) {}

    /** A form that can be bought. */
    record SoldSkuView(SkuId id, List<String> choices, @Schema(description = "the seller's own") String code,
            Won priceDifference, boolean onSale, int onHand, @Schema(description = "of these, for orders") int held,
            int available) {
        static SoldSkuView of(ReadTerms.Form form, Pieces pieces) {
            return new SoldSkuView(form.id(), form.choices(), form.code(), form.priceDifference(), form.onSale(),
                    pieces.onHand(), pieces.held(), pieces.available());
        }
    }

    /** Those that have not ended with ids greater than this, in the order of their ids. */
    List<SoldProductView> after(SellerId seller, long after, int most) {
        return views(terms.of(seller, after, most));
    }

    SoldProductView one(SellerId seller, ProductId id) {
        return views(List.of(terms.of(seller, id))).getFirst();
    }

    private List<SoldProductView> views(List<ReadTerms.Sold> sold) {
        Map<ProductId, List<ReadTerms.Form>> forms = terms.forms(sold);
        Map<SkuId, Pieces> pieces = stock
                .of(forms.values().stream().flatMap(List::stream).map(ReadTerms.Form::id).toList());
        return sold.stream()
                .map(each -> SoldProductView.of(each, forms.getOrDefault(each.id(), List.of()).stream()
                        .map(form -> SoldSkuView.of(form, pieces.getOrDefault(form.id(), Pieces.NONE))).toList()))
                .toList();
    }
}
