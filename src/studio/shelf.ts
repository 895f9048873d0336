import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { Failed } from '../base/failed';
import type { StorageFailure } from '../run/storageFailure';
import type { Shelf } from './kit';

interface ShelfSchema extends DBSchema {
  readonly values: { key: string; value: unknown };
}

/**
 * What is kept between visits, in the browser's IndexedDB. It is opened on first use.
 * `put` rejects with Failed<StorageFailure> 'storage-full' when the browser has no room, `storage-unavailable` when it
 * keeps nothing at all (some private windows).
 */
export function openShelf(): Shelf {
  let opened: Promise<IDBPDatabase<ShelfSchema>> | undefined;
  const database = (): Promise<IDBPDatabase<ShelfSchema>> => {
    opened ??= openDB<ShelfSchema>('p-tuning-studio', 1, {
      upgrade: (db) => {
        db.createObjectStore('values');
      },
    });
    return opened;
  };
  return {
    get: async (key) => {
      try {
        return await (await database()).get('values', key);
      } catch (error) {
        throw shelfFailure(error, key);
      }
    },
    put: async (key, value) => {
      try {
        await (await database()).put('values', value, key);
      } catch (error) {
        throw shelfFailure(error, key);
      }
    },
  };
}

function shelfFailure(error: unknown, what: string): Failed<StorageFailure> {
  const isQuota = error instanceof DOMException && error.name === 'QuotaExceededError';
  if (isQuota) return new Failed({ kind: 'storage-full', what });
  const reason = error instanceof Error ? error.message : String(error);
  return new Failed({ kind: 'storage-unavailable', reason });
}
