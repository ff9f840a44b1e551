package commerce.image;

import java.time.Duration;

import commerce.refusal.CommerceError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.web.DomainException;
import platform.web.Refuses;

/** Pictures of products. */
@RestController
@RequestMapping("/v1/commerce/images")
@Tag(name = "Images", description = "Pictures of products; open to everybody")
class ImageController {
    private static final CacheControl OF_PRODUCT = CacheControl.maxAge(Duration.ofDays(1)).cachePublic().immutable();
    /** It may be hidden or taken back at any time. */
    private static final CacheControl OF_REVIEW = CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate();

    private final ShownImages shown;
    private final ImageStore store;

    ImageController(ShownImages shown, ImageStore store) {
        this.shown = shown;
        this.store = store;
    }

    @Operation(summary = "Read a picture", description = "One of a product that buyers are shown, which never changes and may be kept for a day, or of a review, to be kept for a minute; after that it may be gone.")
    @ApiResponse(responseCode = "200", description = "The picture", content = @Content(mediaType = MediaType.IMAGE_JPEG_VALUE, schema = @Schema(type = "string", format = "binary"), examples = @ExampleObject("JFIF…")))
    @Refuses("PICTURE_NOT_FOUND")
    @GetMapping("/{id}/{size}")
    ResponseEntity<byte[]> read(@PathVariable ImageId id, @PathVariable ImageSize size) {
        ShownImages.By by = shown.find(id).orElseThrow(ImageController::notFound);
        byte[] file = store.find(KeepPicture.nameOf(id, size)).orElseThrow(ImageController::notFound);
        return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG)
                .cacheControl(by == ShownImages.By.PRODUCT ? OF_PRODUCT : OF_REVIEW).body(file);
    }

    private static DomainException notFound() {
        return new DomainException(CommerceError.PICTURE_NOT_FOUND);
    }
}
