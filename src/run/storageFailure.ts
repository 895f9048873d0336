/** What can go wrong with the page's own storage and files. */
export type StorageFailure =
  | { readonly kind: 'storage-full'; readonly what: string }
  | { readonly kind: 'storage-corrupt'; readonly what: string; readonly reason: string }
  | { readonly kind: 'storage-unavailable'; readonly reason: string }
  | { readonly kind: 'sample-unavailable'; readonly name: string; readonly reason: string };
