/**
 * The actions that belong together to do one thing with an image or a package, as the user guides list them.
 * Exact names, so that somebody who knows the services can compare them with the pages.
 */

/** Logging in, before any pull or push; it knows no resource but `*`. https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html */
export const authorizationToken = 'ecr:GetAuthorizationToken';

/** Pulling. https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html */
export const pullSet = { manifest: 'ecr:BatchGetImage', layers: 'ecr:GetDownloadUrlForLayer' } as const;

/** What makes an image of uploaded layers. https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html */
export const putImage = 'ecr:PutImage';

/** What uploads the layers that {@link putImage} needs, from the same page. */
export const layerUploads = [
  'ecr:InitiateLayerUpload',
  'ecr:UploadLayerPart',
  'ecr:CompleteLayerUpload',
] as const;

/** What asks which layers are there already, from the same page. */
export const layerCheck = 'ecr:BatchCheckLayerAvailability';

/** What {@link putImage} needs beside it. */
export const pushCompanions: readonly string[] = [...layerUploads, layerCheck];

/** Everything that moves images in and out: a pattern that holds only these was written to do so. */
export const imageTransfer: ReadonlySet<string> = new Set([
  ...Object.values(pullSet),
  putImage,
  ...pushCompanions,
]);

/** What removes images. https://docs.aws.amazon.com/AmazonECR/latest/userguide/delete_image.html */
export const imageDeletion: readonly string[] = ['ecr:BatchDeleteImage', 'ecr:DeleteRepository'];

/** What puts a package's content into a repository. https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html */
export const packagePublication: readonly string[] = [
  'codeartifact:PublishPackageVersion',
  'codeartifact:CopyPackageVersions',
];

/** What puts images and packages where others take them from. */
export const publications: readonly string[] = [putImage, 'ecr-public:PutImage', ...packagePublication];
